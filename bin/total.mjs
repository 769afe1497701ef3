// Adds up what npm test and npm run test:peers counted: "N passed, N failed". A run that left no count failed.
import { existsSync, readFileSync } from 'node:fs';

const counts = ['total', 'peers'].map((name) => {
  const file = new URL(`../build/test/${name}.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 };
});
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
