import { z } from 'zod';
import { defineJob } from '#server/jobs/job.ts';
import type { Job, Schedule } from '#server/jobs/job.ts';
import { sweepSignIn } from './session.service.ts';

/** Clears away what is over: sessions, links, old wrong tries. They are nobody's in particular, so any firm's turn does it. */
const sweep = defineJob('platform.sweep-sign-in', z.object({}), ({ database, now }) => sweepSignIn(database, now()));

export const sessionJobs: Job[] = [sweep];
export const sessionSchedules: Schedule[] = [{ job: sweep, cron: '17 3 * * *' }];
