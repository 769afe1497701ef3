import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'si', 'ta', 'am', 'bn', 'hy'],
  // A test extracts into a copy, to see whether the catalogues are complete without touching them.
  catalogs: [{ path: `${process.env['CATALOGUES'] ?? '<rootDir>/locales'}/{locale}`, include: ['<rootDir>/src'], exclude: ['**/*.test.ts', '**/*.test.tsx'] }],
  // Without line numbers and dates a catalogue changes only when a sentence does.
  format: formatter({ lineNumbers: false, origins: true, printPlaceholdersInComments: false }),
  orderBy: 'message',
  // Sentences of the server and the descriptors are marked with the kernel's own msg, which no build step touches.
  macro: { corePackage: ['@lingui/core/macro', '#kernel/message.ts', './message.ts', '../message.ts', '../../message.ts'], jsxPackage: ['@lingui/react/macro'] },
});
