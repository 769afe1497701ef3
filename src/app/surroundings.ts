import { join } from 'node:path';
import { readConfig, type Config } from '#server/config.ts';

const root = join(import.meta.dirname, '..', '..');

/** The configuration of this process. Without DATA_DIR, data stands beside the program; the demo firm has a folder of its own. */
export function configHere(options: { demo: boolean }): Config {
  return readConfig(process.env, { dataDir: join(root, options.demo ? 'demo-data' : 'data'), home: process.cwd() });
}
