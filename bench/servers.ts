import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHolder } from '#app/dataFolder.ts';

export type Server = { pid: number; stop(): Promise<void> };

const root = join(import.meta.dirname, '..');

/** The product as its users start it, on a data folder that is there; also tells the owner's way into its database. */
export async function startProduct(options: { dataDir: string; port: number; nodeOptions?: string[] }): Promise<Server & { ownerUrl: string }> {
  const child = spawn(process.execPath, [...options.nodeOptions ?? [], 'src/app/cli.ts', 'start'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: options.dataDir, PORT: String(options.port), HOST: '127.0.0.1', DATABASE_URL: '' },
  });
  await said(child, 'Rapport is ready');
  return { ...serverOf(child), ownerUrl: findHolder(options.dataDir)!.databaseUrl! };
}

/** The bare server with the statements it is to send. */
export async function startBare(options: { port: number; databaseUrl: string; workloadFile: string }): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare.ts')], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', BARE_PORT: String(options.port), BARE_DATABASE_URL: options.databaseUrl, BARE_WORKLOAD: options.workloadFile },
  });
  await said(child, 'ready');
  return serverOf(child);
}

/** Memory a process holds now, in MB; null where the system does not tell. */
export function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}

function serverOf(child: ChildProcess): Server {
  return {
    pid: child.pid!,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let heard = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => {
      heard += data.toString();
      if (heard.includes(words)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`A server ended with ${code}: ${heard}`)));
  });
}
