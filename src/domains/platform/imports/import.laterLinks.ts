import { sql } from 'kysely';
import { newId, type Id } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Ctx, Tx } from '#server/context.ts';
import { updateRecords, type Patch } from '#server/records/change.ts';
import { insertDrafts } from '#server/records/write.ts';
import type { Work } from './import.chunk.ts';
import { findNamed, folded, isMadeByName } from './import.links.ts';

const linksAtOnce = 500;

type LinkRow = { id: Id; record_id: Id; field: string; words: string; line: number };

/**
 * Makes the relations between rows of one file ("subsidiary of") now that all rows are in, a few hundred in a transaction.
 * A name no record has becomes a record, where a name is all it needs. False when the process is stopping.
 */
export async function makeLaterLinks(ctx: Ctx, work: Work, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    if (signal.aborted) return false;
    const more = await ctx.transaction((tx) => linkSome(tx, work));
    if (!more) return true;
  }
}

async function linkSome(tx: Tx, work: Work): Promise<boolean> {
  const links = await tx.all<LinkRow>(sql`delete from import_links where account_id = ${tx.account.id} and import_id = ${work.importId} and id in (
    select id from import_links where account_id = ${tx.account.id} and import_id = ${work.importId} order by id limit ${linksAtOnce}) returning *`);
  if (links.length === 0) return false;
  const found = await findNamed(tx, work.type, links);
  await makeMissing(tx, work, links, found);
  // A row may name itself; a record is not its own parent.
  const good = links.filter((link) => found.has(folded(link.words)) && found.get(folded(link.words)) !== link.record_id);
  const patches = good.map((link) => ({ id: link.record_id, patch: { [link.field]: found.get(folded(link.words))! } }));
  for (const round of roundsOf(patches.map((patch, index) => ({ patch, link: good[index]! })))) {
    await linkOneByOneIfRefused(tx, work, round.map(({ patch }) => patch), round.map(({ link }) => link));
  }
  return true;
}

type Step = { patch: Patch; link: LinkRow };

/**
 * Relations go up the hierarchy in rounds: none is written together with the one of the record it points to, so that each
 * is checked against what is already there and a circle is noticed. Where all wait for each other, one goes first.
 */
function roundsOf(steps: readonly Step[]): Step[][] {
  const rounds: Step[][] = [];
  let left = [...steps];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ patch }) => patch.id));
    const free = left.filter(({ patch }) => !Object.values(patch.patch).some((id) => waiting.has(id as Id)));
    const round = free.length > 0 ? free : left.slice(0, 1);
    rounds.push(round);
    left = left.filter((step) => !round.includes(step));
  }
  return rounds;
}

/** A refused relation (two companies that each belong to the other) is noted beside its row; the row itself stays. */
async function linkOneByOneIfRefused(tx: Tx, work: Work, patches: Patch[], links: readonly LinkRow[]): Promise<void> {
  try {
    if (patches.length) await updateRecords(tx, work.type.name, patches);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (patches.length === 1) return noteRefused(tx, work, links[0]!, error);
    for (const [index, patch] of patches.entries()) await linkOneByOneIfRefused(tx, work, [patch], [links[index]!]);
  }
}

async function noteRefused(tx: Tx, work: Work, link: LinkRow, refused: Refusal): Promise<void> {
  const { code, message } = refused.problems[0] ?? { code: refused.code, message: refused.sentence };
  await tx.run(sql`insert into import_errors (account_id, import_id, line, ordinal, field, code, sentence, value)
    values (${tx.account.id}, ${work.importId}, ${link.line}, 1000, ${link.field}, ${code}, ${JSON.stringify(message)}, ${link.words}) on conflict do nothing`);
}

async function makeMissing(tx: Tx, work: Work, links: readonly LinkRow[], found: Map<string, Id>): Promise<void> {
  if (!isMadeByName(work.type)) return;
  const missing = new Map(links.filter((link) => !found.has(folded(link.words))).map((link) => [folded(link.words), link.words]));
  const drafts = [...missing].map(([name, words]) => ({ id: madeFor(found, name), values: { name: words.trim() } }));
  if (drafts.length === 0) return;
  await insertDrafts(tx, work.types, work.type, drafts);
  await tx.run(sql`update imports set related_count = related_count + ${drafts.length} where account_id = ${tx.account.id} and id = ${work.importId}`);
}

function madeFor(found: Map<string, Id>, name: string): Id {
  const id = newId();
  found.set(name, id);
  return id;
}

