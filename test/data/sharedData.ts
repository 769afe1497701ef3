import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Public data sets that lie beside the project, never in it; `RAPPORT_SHARED_DATA` names another place. */
const folder = resolve(import.meta.dirname, process.env['RAPPORT_SHARED_DATA'] ?? '../../../shared/data');

/** Tests of real files are skipped where the files are not. */
export const hasSharedData = existsSync(folder);

export function sharedFile(path: string): string {
  return resolve(folder, path);
}
