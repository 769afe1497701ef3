import { newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import type { Language } from '#kernel/language.ts';
import { names, type Name, type NameList } from './names.ts';
import { dayMs, storyDays, workingMoment, type Scene, type Step } from './scene.ts';

export type Stage = 'lead' | 'prospect' | 'customer' | 'regular' | 'lapsed' | 'former';
export type DemoCompany = { id: Id; at: Date; name: string; town: number; owner: Id; stage: Stage; language: Language; domain: string; familyName: Name };
export type DemoPerson = { id: Id; at: Date; stage: Stage; owner: Id; company: DemoCompany | null; channel: string };

const companyCount = 120;
const personCount = 600;
const stages: readonly Stage[] = ['regular', 'regular', 'regular', 'customer', 'customer', 'customer', 'customer', 'lead', 'lead', 'prospect', 'prospect', 'lapsed', 'former'];
/** How many of a hundred people belong to no company: most of an online shop's, few of a wholesaler's. */
const privateShare = { 'small-business': 60, wholesale: 15, advertising: 10, 'e-commerce': 75, 'business-services': 12 } as const;

/** The companies the firm deals with, a few of them branches of another. */
export function inventCompanies(scene: Scene): { companies: DemoCompany[]; steps: Step[] } {
  const { random, texts, place, staff } = scene;
  const companies: DemoCompany[] = [];
  const steps: Step[] = [];
  const taken = new Set<string>();
  for (let index = 0; companies.length < companyCount; index += 1) {
    const language = random.chance(0.75) ? scene.wish.language : random.pick(languages);
    const familyName = random.pick(names[language].last);
    const outlet = random.pick(texts.outlets);
    const town = random.below(place.towns.length);
    const parent = companies.length > 20 && index % 11 === 0 ? companies[random.below(20)]! : null;
    // A family from elsewhere paints its sign in Latin letters.
    const name = parent ? `${parent.name} – ${place.towns[town]![0]}` : outlet.name.replace('{name}', language === scene.wish.language ? familyName.native : familyName.latin);
    if (taken.has(name)) continue;
    taken.add(name);
    const owner = random.pick(staff);
    const at = workingMoment(scene, random.chance(0.5) ? storyDays - random.below(40) : random.below(storyDays));
    const company: DemoCompany = {
      id: newId(), at: parent && parent.at > at ? parent.at : at, name, town, owner, stage: random.pick(stages), language, familyName,
      domain: `${slug(familyName.latin)}${companies.length + 1}.example`,
    };
    companies.push(company);
    steps.push({ at: company.at, type: 'company', op: 'create', id: company.id, values: companyValues(scene, company, { sector: outlet.sector, parent }) });
  }
  return { companies, steps };
}

function companyValues(scene: Scene, company: DemoCompany, { sector, parent }: { sector: string; parent: DemoCompany | null }): Record<string, unknown> {
  const { random, texts, place } = scene;
  const [least, most] = place.credit;
  const step = least / 2;
  return {
    name: company.name, sector, owner: company.owner, lifecycleStage: company.stage, language: company.language,
    ...(company.name.includes(company.familyName.native) && company.familyName.native !== company.familyName.latin && random.chance(0.4) ? { otherName: company.familyName.latin } : {}),
    ...(parent ? { parent: parent.id } : {}),
    size: random.pickEarly(['2-9', '10-49', '1', '50-249', '250+']),
    identifiers: { [place.country === 'IN' ? 'GSTIN' : place.country === 'LK' ? 'BR' : 'TIN']: `${place.country} ${10_000 + random.below(89_999)}-${1 + random.below(9)}` },
    phones: [{ value: mobile(scene), kind: 'work', primary: true }],
    emails: [{ value: `info@${company.domain}`, kind: 'work', primary: true }],
    website: `https://${company.domain}`,
    addresses: [address(scene, company.town)],
    source: random.pick(texts.sources), tags: someTags(scene),
    ...(random.chance(0.6) ? { preferences: somePreferences(scene) } : {}),
    ...(company.stage === 'regular' || company.stage === 'customer' ? { creditLimit: { amount: Math.round((least + (most - least) * random.below(100) / 100) / step) * step * 100, currency: place.currency } } : {}),
  };
}

/** The people, with their way through the stages of a customer's life. */
export function inventPeople(scene: Scene, companies: readonly DemoCompany[]): { people: DemoPerson[]; steps: Step[] } {
  const people: DemoPerson[] = [];
  const steps: Step[] = [];
  const mail = new Set<string>();
  for (let index = 0; index < personCount; index += 1) {
    const { random } = scene;
    const company = index < companies.length ? companies[index]! : random.below(100) < privateShare[scene.wish.sector] ? null : random.pick(companies);
    const at = joinedAt(scene, company);
    const stage = company && random.chance(0.7) ? company.stage : random.pick(stages);
    const person: DemoPerson = { id: newId(), at, stage, owner: company?.owner ?? random.pick(scene.staff), company, channel: random.pickEarly(scene.place.channels) };
    people.push(person);
    const way = wayTo(scene, person);
    steps.push({ at, type: 'person', op: 'create', id: person.id, values: { ...personValues(scene, person, index, mail), lifecycleStage: way[0]!.stage } });
    for (const { at: moved, stage: reached } of way.slice(1)) steps.push({ at: moved, type: 'person', op: 'update', id: person.id, values: { lifecycleStage: reached } });
  }
  return { people, steps };
}

function joinedAt(scene: Scene, company: DemoCompany | null): Date {
  const { random, now } = scene;
  const since = company ? Math.floor((now.getTime() - company.at.getTime()) / dayMs) : storyDays;
  const at = workingMoment(scene, random.chance(0.35) ? since : random.below(since + 1));
  return company && at < company.at ? company.at : at;
}

const path: readonly Stage[] = ['lead', 'prospect', 'customer', 'regular', 'lapsed', 'former'];

/** The stages a person went through, each later than the one before. */
function wayTo(scene: Scene, person: DemoPerson): { at: Date; stage: Stage }[] {
  const { random, now } = scene;
  const last = path.indexOf(person.stage);
  const first = random.chance(0.6) ? 0 : Math.max(0, last - 1);
  const room = now.getTime() - person.at.getTime();
  const reached = path.slice(Math.min(first, last), last + 1).filter((stage) => stage === person.stage || random.chance(0.7));
  return reached.map((stage, index) => ({ stage, at: new Date(person.at.getTime() + (room * index) / (reached.length + 1)) }));
}

function personValues(scene: Scene, person: DemoPerson, index: number, mail: Set<string>): Record<string, unknown> {
  const { random, texts, place } = scene;
  const language = person.company?.language ?? (random.chance(0.68) ? scene.wish.language : random.pick(languages));
  const people = namesFrom(scene, language);
  const first = random.pick(people.first);
  const last = person.company && random.chance(0.3) ? person.company.familyName : random.pick(people.last);
  return {
    ...nameIn(scene, language, first, last),
    language, owner: person.owner, preferredChannel: person.channel, source: random.pick(texts.sources),
    ...(person.company ? { company: person.company.id, jobTitle: random.pick(texts.jobTitles) } : {}),
    phones: [{ value: mobile(scene), kind: 'mobile', primary: true }, ...(random.chance(0.2) ? [{ value: mobile(scene), kind: 'home' }] : [])],
    ...(random.chance(0.7) ? { emails: [{ value: freshAddress(mail, first, last, person.company?.domain ?? random.pick(['example.com', 'example.org', 'example.net'])), kind: 'work', primary: true }] } : {}),
    ...(random.chance(0.6) ? { addresses: [address(scene, person.company?.town ?? random.below(place.towns.length))] } : {}),
    ...(random.chance(0.6) || index % 60 === 0 ? { birthday: birthday(scene, index) } : {}),
    tags: someTags(scene),
    ...(random.chance(0.45) ? { preferences: somePreferences(scene) } : {}),
    ...(person.stage === 'regular' ? { cardLevel: random.pickEarly(['bronze', 'silver', 'gold']) } : {}),
  };
}

// A firm that works in English serves people of all six languages too: most of its names have a second script.
function namesFrom({ random }: Scene, language: Language): NameList {
  if (language !== 'en' || random.chance(0.4)) return names[language];
  return names[random.pick(['si', 'si', 'si', 'ta', 'bn', 'am', 'hy'] as const)];
}

/** Written in the person's own script, in Latin letters, or in one with the other beside it, as address books are. */
function nameIn(scene: Scene, language: Language, first: Name, last: Name): Record<string, string> {
  const { random } = scene;
  const own = { firstName: first.native, lastName: last.native };
  const latin = { firstName: first.latin, lastName: last.latin };
  if (own.firstName === latin.firstName && own.lastName === latin.lastName) return own;
  const english = scene.wish.language === 'en';
  const ownFirst = random.chance(english ? 0.12 : language === scene.wish.language ? 0.75 : 0.5);
  const both = random.chance(english ? 0.7 : 0.4);
  if (ownFirst) return both ? { ...own, otherName: `${first.latin} ${last.latin}` } : own;
  return both ? { ...latin, otherName: `${first.native} ${last.native}` } : latin;
}

function freshAddress(taken: Set<string>, first: Name, last: Name, domain: string): string {
  const base = `${slug(first.latin)}.${slug(last.latin)}`;
  for (let number = 1; ; number += 1) {
    const address = `${base}${number === 1 ? '' : number}@${domain}`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function mobile({ random, place }: Scene): string {
  const { code, starts, digits } = place.mobiles;
  return code + random.pick(starts) + String(random.below(10 ** digits)).padStart(digits, '0');
}

function address({ random, place }: Scene, town: number): Record<string, unknown> {
  const [city, postalCode] = place.towns[town]!;
  return { street: place.line(1 + random.below(180), random.pick(place.streets)), city, postalCode, country: place.country, primary: true };
}

/** Every sixtieth person has a birthday in the coming week, so that Today has somebody to congratulate. */
function birthday({ random, now }: Scene, index: number): string {
  const year = 1956 + random.below(48);
  const day = index % 60 === 0 ? new Date(now.getTime() + ((index / 60) % 7) * dayMs) : new Date(Date.UTC(2001, 0, 1 + random.below(365)));
  // 29 February is no day of most years.
  const date = Math.min(day.getUTCDate(), day.getUTCMonth() === 1 ? 28 : 31);
  return `${year}-${String(day.getUTCMonth() + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function someTags({ random, texts }: Scene): string[] {
  return texts.tags.filter(() => random.chance(0.14));
}

function somePreferences({ random, texts }: Scene): Record<string, string> {
  const chosen = texts.preferences.filter(() => random.chance(0.6));
  return Object.fromEntries(chosen.map(({ heading, choices }) => [heading, random.pick(choices)]));
}
