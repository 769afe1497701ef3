import { openFileStore } from '#server/files/store.ts';
import { defineDomain } from '#server/domain.ts';
import type { Domain } from '#server/domain.ts';
import { liveRoutes } from '#server/live/live.routes.ts';
import { access } from './access.ts';
import { fieldRoutes } from './fields/field.routes.ts';
import { fileRecord } from './files/file.fields.ts';
import { fileRoutes } from './files/file.routes.ts';
import { batchRoutes } from './history/batch.routes.ts';
import { importJobs } from './imports/import.jobs.ts';
import { importRoutes } from './imports/import.routes.ts';
import { metaRoutes } from './meta/meta.routes.ts';
import { notificationRoutes } from './notifications/notification.routes.ts';
import { runRoutes } from './runs/run.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { viewRoutes } from './views/view.routes.ts';

/** What every other domain stands on: the firm, its members, fields, views, files, history, search. */
export function platform(options: { dataDir: string }): Domain {
  const store = openFileStore(options.dataDir);
  const imports = importJobs(store);
  return defineDomain({
    name: 'platform',
    records: [{ type: fileRecord }],
    routes: [
      ...access.routes,
      ...metaRoutes, ...searchRoutes, ...viewRoutes, ...fieldRoutes, ...batchRoutes, ...runRoutes, ...notificationRoutes, ...fileRoutes(store), ...importRoutes(store), ...liveRoutes,
    ],
    jobs: access.jobs,
    schedules: [...access.schedules, ...imports.schedules],
    listens: { ...access.listens, ...imports.listens },
  });
}
