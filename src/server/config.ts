import { isAbsolute, resolve } from 'node:path';

/** What the surroundings decide, read once at start and passed on. */
export type Config = {
  host: string;
  port: number;
  /** Address people type, without a slash at the end; links in mails begin with it. */
  publicUrl: string;
  /** Folder of everything this installation keeps: database, files, keys. */
  dataDir: string;
  /** Set when the database is somebody else's PostgreSQL; without it the embedded one is used. */
  databaseUrl: string | undefined;
};

/** A problem the person who starts the program can solve; its message is the whole sentence shown. */
export class StartProblem extends Error {
  override name = 'StartProblem';
}

/** Reads PORT, HOST, PUBLIC_URL, DATA_DIR and DATABASE_URL. Throws `StartProblem` naming the value that cannot be used. */
export function readConfig(env: Record<string, string | undefined>, options: { dataDir: string; home: string }): Config {
  const port = readPort(env['PORT']);
  const host = env['HOST']?.trim() || '127.0.0.1';
  const folder = env['DATA_DIR']?.trim() || options.dataDir;
  return {
    host,
    port,
    publicUrl: readPublicUrl(env['PUBLIC_URL'], host, port),
    dataDir: isAbsolute(folder) ? folder : resolve(options.home, folder),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
  };
}

function readPort(text: string | undefined): number {
  if (!text?.trim()) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new StartProblem(`PORT is "${text}", which is not a port number: set it to a number between 1 and 65535.`);
  }
  return port;
}

function readPublicUrl(text: string | undefined, host: string, port: number): string {
  if (!text?.trim()) {
    const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
    const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
    return `http://${name}:${port}`;
  }
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new StartProblem(`PUBLIC_URL is "${text}": set it to the whole address people type, such as https://crm.example.com.`);
  }
  return url.href.replace(/\/+$/, '');
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (!text?.trim()) return undefined;
  const url = URL.parse(text.trim());
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new StartProblem('DATABASE_URL cannot be read: write it as postgresql://user:password@host:5432/database.');
  }
  return text.trim();
}
