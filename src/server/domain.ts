import type { Tx } from './context.ts';
import type { RecordType } from '#kernel/record.ts';
import type { Route } from './http/route.ts';
import type { Behaviour } from './records/behaviour.ts';
import type { Job, Listener, Schedule } from './jobs/job.ts';
import type { TodaySection } from './today.ts';

/** Everything a domain plugs into, in one typed object; open a domain's `domain.ts` first. */
export type Domain = {
  name: string;
  records: { type: RecordType; behaviour?: Behaviour }[];
  routes: Route[];
  jobs: Job[];
  schedules: Schedule[];
  listens: Record<string, Listener>;
  today: TodaySection[];
  /** What a new firm begins with, in the transaction that makes it. */
  newFirm: ((tx: Tx) => Promise<void>)[];
};

export function defineDomain(input: { name: string } & Partial<Omit<Domain, 'name'>>): Domain {
  return { records: [], routes: [], jobs: [], schedules: [], listens: {}, today: [], newFirm: [], ...input };
}

/** Boot fails when two domains claim one record, table, route or job. */
export function checkDomains(domains: readonly Domain[]): void {
  const claims = new Map<string, string>();
  const claim = (thing: string, by: string) => {
    const other = claims.get(thing);
    if (other !== undefined) throw new Error(`${by} and ${other} both claim ${thing}`);
    claims.set(thing, by);
  };
  for (const domain of domains) {
    claim(`domain ${domain.name}`, domain.name);
    for (const { type } of domain.records) {
      for (const thing of [`record ${type.name}`, `path ${type.plural}`, `table ${type.table}`]) claim(thing, domain.name);
    }
    for (const route of domain.routes) claim(`route ${route.method} ${route.path}`, domain.name);
    for (const job of domain.jobs) claim(`job ${job.name}`, domain.name);
  }
}
