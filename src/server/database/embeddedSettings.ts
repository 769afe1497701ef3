import { availableParallelism, totalmem } from 'node:os';

const mega = 1024 * 1024;

/**
 * Server settings for a machine shared with the program. A small shop's two-core server gives PostgreSQL an eighth of
 * its memory and never more than 1 GB; the operating system's cache does the rest.
 */
export function serverSettings(options: { safe: boolean }): Record<string, string> {
  const memory = totalmem();
  const between = (bytes: number, least: number, most: number) => `${Math.round(Math.min(Math.max(bytes / mega, least), most))}MB`;
  return {
    shared_buffers: between(memory / 8, 64, 1024),
    effective_cache_size: between(memory / 2, 256, 16384),
    maintenance_work_mem: between(memory / 16, 64, 512),
    work_mem: between(memory / 256, 8, 32),
    max_connections: '60',
    max_parallel_workers_per_gather: availableParallelism() > 2 ? '2' : '1',
    random_page_cost: '1.1',
    jit: 'off',
    wal_compression: 'on',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    // Customer rows change in bursts (an import, a bulk edit); figures for the planner must follow within the minute.
    autovacuum_naptime: '20s',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.02',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    ...(options.safe ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100', shared_buffers: '128MB' }),
  };
}
