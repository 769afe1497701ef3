import { academy } from '#domains/academy/domain.ts';
import { customers } from '#domains/customers/domain.ts';
import { onAccountCreated } from '#domains/platform/accounts/account.service.ts';
import { platform } from '#domains/platform/domain.ts';
import { exportRoutes } from '#domains/platform/exports/export.routes.ts';
import { today } from '#domains/platform/today/today.service.ts';
import { checkDomains } from '#server/domain.ts';
import type { Domain } from '#server/domain.ts';
import { route } from '#server/http/route.ts';
import type { Route } from '#server/http/route.ts';
import { recordRoutes } from '#server/records/records.routes.ts';
import { registerRecords } from '#server/records/registry.ts';

/** Every domain of the product, checked against each other and registered. */
export function assembleDomains(options: { dataDir: string }): Domain[] {
  const domains = [platform(options), customers, academy];
  checkDomains(domains);
  registerRecords(domains);
  for (const hook of domains.flatMap((domain) => domain.newFirm)) onAccountCreated(hook);
  return domains;
}

/** Every route: the domains' own, and those each record type has from its descriptor unless a domain answers there itself. */
export function routesOf(domains: readonly Domain[]): Route[] {
  const sections = domains.flatMap((domain) => domain.today);
  const own = [
    ...domains.flatMap((domain) => domain.routes),
    route.get('/today', { permission: 'records.read', tag: 'Today', summary: 'What to do now, with the reason' }, (ctx) => today(ctx, sections)),
  ];
  const taken = new Set(own.map((one) => `${one.method} ${one.path}`));
  const generated = domains.flatMap((domain) => domain.records).flatMap(({ type }) => [...exportRoutes(type), ...recordRoutes(type)]);
  return [...own, ...generated.filter((one) => !taken.has(`${one.method} ${one.path}`))];
}
