import { newId } from '#kernel/id.ts';
import { mixed, personName } from './names.ts';
import { busyPeople } from './seedInteractions.ts';
import { seededId } from './sizes.ts';
import type { FirmSize, SeededFirm } from './sizes.ts';

export type Request = { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: unknown };

/** What is measured: requests alike, of which the n-th differs from the others in what it asks for. */
export type Operation = {
  name: string;
  /** How many different requests there are; the bare server holds the statements of each. */
  variants: number;
  request: (variant: number, repeat: number) => Request;
  /** Only this statement of the many a write sends is the bare server's work. */
  only?: RegExp;
  goal: { p50: number; p99: number | null };
  /** Seconds a round lasts; slow requests need longer to be counted. */
  seconds: number;
};

/** Places in long lists, looked up beforehand: the cursor of each deep page. */
export type DeepCursors = string[];

const read = { p50: 1.3, p99: 2 };
const write = { p50: 2.5, p99: null };

/** The lists people open: filtered by one or two things, in the order of one. */
export function listsOf(firm: SeededFirm): { filter: unknown; sort: string }[] {
  const is = (field: string, value: unknown) => ({ field, op: 'is', value });
  return [
    { filter: is('lifecycleStage', 'customer'), sort: '-createdAt' },
    { filter: is('lifecycleStage', 'former'), sort: 'title' },
    { filter: { all: [is('owner', firm.members[1]), is('lifecycleStage', 'lead')] }, sort: '-createdAt' },
    { filter: { all: [is('owner', firm.members[2]), { field: 'tags', op: 'includesAnyOf', value: ['vip'] }] }, sort: 'title' },
    { filter: is('preferredChannel', 'visit'), sort: '-updatedAt' },
    { filter: { all: [is('lifecycleStage', 'customer'), is('jobTitle', 'Buyer')] }, sort: 'title' },
  ];
}

export function operationsOf(firm: SeededFirm, size: FirmSize, deep: DeepCursors): Operation[] {
  const people = (variant: number) => seededId('person', firm.index, mixed(variant, 90) % size.people, size.people);
  const lists = listsOf(firm);
  const page = (list: (typeof lists)[number], cursor?: string): Request => ({
    method: 'GET', path: `/people?${new URLSearchParams({ limit: '50', sort: list.sort, filter: JSON.stringify(list.filter), ...(cursor ? { cursor } : {}) })}`,
  });
  const search = (words: string[]) => ({ variants: words.length, request: (variant: number): Request => ({ method: 'GET', path: `/search?q=${encodeURIComponent(words[variant]!)}` }), goal: read, seconds: 1 });
  return [
    { name: 'get one person', variants: 500, request: (variant) => ({ method: 'GET', path: `/people/${people(variant)}` }), goal: { p50: 2, p99: null }, seconds: 0.5 },
    { name: 'page of 50, first', variants: lists.length, request: (variant) => page(lists[variant]!), goal: read, seconds: 0.7 },
    { name: 'page of 50, deep', variants: lists.length, request: (variant) => page(lists[variant]!, deep[variant]), goal: read, seconds: 0.7 },
    { name: 'search, Latin fragment', ...search(['amarasek', 'wijesing', 'nishan', 'kamal', 'thilaka jaya', '077 000 123', 'p4711@', 'chamin']) },
    { name: 'search, Sinhala fragment', ...search(['අමරසේ', 'විජේසිං', 'නිශාන්', 'චමින්', 'ජයතිල', 'දිනේෂ් වීර']) },
    { name: 'timeline page of 50', variants: 10, request: (variant) => ({ method: 'GET', path: `/people/${seededId('person', firm.index, variant * Math.floor(busyPeople(size) / 10), size.people)}/timeline?limit=50` }), goal: read, seconds: 0.7 },
    { name: 'count of a filter', variants: 3, request: (variant) => ({ method: 'POST', path: '/people/count', body: { criteria: lists[[0, 2, 5][variant]!]!.filter } }), goal: read, seconds: 2 },
    { name: 'create a person', variants: 50, request: (variant, repeat) => ({ method: 'POST', path: '/people', body: newPerson(variant, repeat) }), only: /^insert into "?people/, goal: write, seconds: 0.7 },
    { name: 'update one field', variants: 500, request: (variant, repeat) => ({ method: 'PATCH', path: `/people/${people(variant)}`, body: { jobTitle: `Position ${repeat}` } }), only: /^update "?people/, goal: write, seconds: 0.7 },
  ];
}

function newPerson(variant: number, repeat: number): Record<string, unknown> {
  const name = personName(variant);
  return {
    id: newId(), firstName: name.first, lastName: name.last, lifecycleStage: 'lead', source: 'bench', tags: ['newsletter'],
    emails: [{ value: `new${variant}-${repeat}@example.com`, kind: 'work', primary: true }], phones: [{ value: '+94771234567', kind: 'mobile', primary: true }],
  };
}
