import babel from '@rolldown/plugin-babel';
import { linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import { defineConfig } from 'vitest/config';

// As in vite.config.ts: only Lingui's own macros are compiled away, the kernel's msg works as it stands.
const macros = linguiTransformerBabelPreset({ descriptorFields: 'message' });
macros.rolldown.filter = { code: /from '@lingui\/(core|react)\/macro'/ };

const ownDatabase = { globalSetup: ['test/globalSetup.ts'] };

/** Each project runs apart: `vitest run --project unit`. */
export default defineConfig({
  plugins: [babel({ presets: [macros] })],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts', 'test/http/**/*.test.ts'], ...ownDatabase } },
      { extends: true, test: { name: 'data', include: ['test/data/**/*.test.ts'], testTimeout: 120_000, ...ownDatabase } },
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
      { extends: true, test: { name: 'lifecycle', include: ['test/lifecycle/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
