import type { Domain } from '#server/domain.ts';
import { accountRoutes } from './accounts/account.routes.ts';
import { apiKeyRoutes } from './api-keys/apiKey.routes.ts';
import { invitationRoutes } from './invitations/invitation.routes.ts';
import { mailJobs, mailListens, mailSchedules } from './mail/mail.jobs.ts';
import { mailRoutes } from './mail/mail.routes.ts';
import { sessionRoutes } from './sessions/session.routes.ts';
import { sessionJobs, sessionSchedules } from './sessions/session.jobs.ts';
import { userRoutes } from './users/user.routes.ts';

/** The half of the platform that decides who comes in: firms, users, sessions, invitations, API keys, and the mail they need. */
export const access = {
  routes: [...accountRoutes, ...sessionRoutes, ...userRoutes, ...invitationRoutes, ...apiKeyRoutes, ...mailRoutes],
  jobs: [...mailJobs, ...sessionJobs],
  schedules: [...mailSchedules, ...sessionSchedules],
  listens: mailListens,
} satisfies Partial<Domain>;
