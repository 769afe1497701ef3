// Checks who imports whom. A scanner that reads nothing finds nothing wrong, so reading too little fails as well.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import rules from '../.dependency-cruiser.cjs';

const { options, ...ruleSet } = rules;
const result = await cruise(['src'], { ...options, ruleSet, validate: true }, undefined, { tsConfig: extractTSConfig('tsconfig.json') });
const { summary, modules } = result.output;

const files = readdirSync('src', { recursive: true }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.gen.ts'));
const read = new Set(modules.map(({ source }) => source));
const unread = files.filter((name) => !read.has(`src/${name.replaceAll('\\', '/')}`));
const followed = modules.flatMap((module) => module.dependencies).filter(({ module, couldNotResolve }) => module.startsWith('#') && !couldNotResolve);

for (const { from, to, rule, cycle } of summary.violations) {
  console.error(`${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`);
}
if (files.length === 0 || unread.length > 0) console.error(`Not read: ${unread.slice(0, 5).join(', ') || 'no file at all'}`);
if (followed.length === 0) console.error('No import beginning with # was followed.');
console.log(`${modules.length} modules, ${followed.length} imports between rings, ${summary.violations.length} violations`);
process.exit(summary.violations.length > 0 || unread.length > 0 || files.length === 0 || followed.length === 0 ? 1 : 0);
