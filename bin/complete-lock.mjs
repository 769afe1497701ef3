// npm writes no lock entry for an optional dependency whose binary the machine cannot load, and `npm ci` then calls
// the lock file out of sync. This adds the missing entries (version, os, cpu), so one lock file serves every platform.
// Run it after every change of dependencies: node bin/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const packages = lock.packages;
let added = 0;

for (const [where, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(range) || resolves(where, name, range)) continue;
    const home = `node_modules/${name}` in packages && where ? `${where}/node_modules/${name}` : `node_modules/${name}`;
    packages[home] = { version: range, ...platformOf(name), optional: true };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} optional packages of other platforms added`);

function resolves(where, name, version) {
  for (let at = where; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (found) return found.version === version;
    if (!at) return false;
  }
}

// A platform package says in its name what it runs on; reading the registry for it would need a network.
function platformOf(name) {
  const os = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix', 'openharmony', 'windows']
    .find((word) => name.includes(word));
  const cpu = ['arm64', 'x64', 'ia32', 'riscv64', 's390x', 'ppc64', 'loong64', 'arm', 'wasm32']
    .find((word) => name.includes(word));
  const libc = name.includes('musl') ? 'musl' : os === 'linux' && name.includes('gnu') ? 'glibc' : undefined;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(os ? { os: [os === 'windows' ? 'win32' : os] } : {}),
  };
}
