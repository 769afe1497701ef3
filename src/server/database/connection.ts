/** Every database is reached by one string, socket or network alike: postgresql://user:password@host:port/database?host=/socket/folder */
export type ConnectionUrl = string;

export type ConnectionParts = { host: string; port: number; user: string; password: string; database: string };

/** The URL of a server on this machine; a host that begins with a slash is the folder of its socket. */
export function connectionUrl(parts: ConnectionParts): ConnectionUrl {
  const socket = parts.host.startsWith('/');
  const url = new URL(`postgresql://${socket ? 'localhost' : parts.host}:${parts.port}/${encodeURIComponent(parts.database)}`);
  url.username = encodeURIComponent(parts.user);
  url.password = encodeURIComponent(parts.password);
  if (socket) url.searchParams.set('host', parts.host);
  return url.href;
}

/** The role the program works under: row-level security binds it, unlike the owner of the tables. */
export const appRole = 'rapport_app';

/** The same server and database, entered as the role that row-level security binds. */
export function asApp(url: ConnectionUrl): ConnectionUrl {
  return withParameter(url, 'options', `-c role=${appRole} -c jit=off`);
}

/** Another database of the same server. */
export function inDatabase(url: ConnectionUrl, database: string): ConnectionUrl {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** The URL as it may be shown: without its password. */
export function shownUrl(url: ConnectionUrl): string {
  const shown = new URL(url);
  return `${shown.hostname}:${shown.port || '5432'}${shown.pathname}`;
}

function withParameter(url: ConnectionUrl, key: string, value: string): ConnectionUrl {
  const changed = new URL(url);
  const before = changed.searchParams.get(key);
  changed.searchParams.set(key, before ? `${before} ${value}` : value);
  return changed.href;
}
