import { z } from 'zod';
import { defineJob } from '#server/jobs/job.ts';
import { remindOfTasks } from './task.service.ts';

/** Reminds people of tasks whose time has come. Safe to repeat: a reminder is given once. */
export const remindTasks = defineJob('customers.remind-tasks', z.object({}), (ctx) => remindOfTasks(ctx));
