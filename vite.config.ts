import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Each sentence keeps its English, so that one not yet translated is still a sentence.
const macros = linguiTransformerBabelPreset({ descriptorFields: 'message' });
// The kernel's msg works at run time, in the browser as on the server: only Lingui's own macros are compiled away.
macros.rolldown.filter = { code: /from '@lingui\/(core|react)\/macro'/ };

export default defineConfig({
  plugins: [react(), lingui(), babel({ presets: [macros] })],
  build: { outDir: 'build/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: {
    port: Number(process.env['WEB_PORT'] ?? 4400),
    strictPort: true,
    // The server compares a write's origin with its host: the host must stay the one the browser sees.
    proxy: { '/api': { target: process.env['API_URL'] ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
