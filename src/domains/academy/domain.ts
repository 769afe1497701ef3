import { defineDomain } from '#server/domain.ts';
import { guideRoutes } from './guide/guide.routes.ts';

/** Learning to use Rapport: the guide, in the reader's language. */
export const academy = defineDomain({ name: 'academy', routes: guideRoutes });
