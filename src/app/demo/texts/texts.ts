import type { Sector } from '#domains/platform/contract.ts';

/** What a made-up firm says and writes in one language, as a business person there would. */
export type DemoTexts = {
  firms: Record<Sector, string>;
  /** Kinds of business the firm's customers have; {name} is a family name. */
  outlets: readonly Outlet[];
  jobTitles: readonly string[];
  sources: readonly string[];
  tags: readonly string[];
  /** What to know when serving somebody: a heading and the things it may say. */
  preferences: readonly { heading: string; choices: readonly string[] }[];
  fields: { creditLimit: string; cardLevel: string; cardLevels: readonly [string, string, string] };
  /** Name of the view of regular customers with their loyalty cards, beside the views every firm begins with. */
  regularsView: string;
  talks: readonly Talk[];
  sectorTalks: Record<Sector, readonly Talk[]>;
  tasks: readonly string[];
  sectorTasks: Record<Sector, readonly string[]>;
};

export type Outlet = { name: string; sector: string };
export type TalkKind = 'call' | 'meeting' | 'mail' | 'visit' | 'message' | 'note';
export type Talk = { kind: TalkKind; direction: 'in' | 'out' | null; subject: string; body: string };

/** Reads talks written one a line: "call in | subject | what was said". */
export function talks(text: string): Talk[] {
  return lines(text).map((line) => {
    const [how, subject, body] = line.split('|').map((part) => part.trim()) as [string, string, string];
    const [kind, direction] = how.split(' ');
    return { kind: kind as TalkKind, direction: direction === 'in' || direction === 'out' ? direction : null, subject, body };
  });
}

/** Reads outlets written one a line: "{name} Stores | Groceries". */
export function outlets(text: string): Outlet[] {
  return lines(text).map((line) => {
    const [name, sector] = line.split('|').map((part) => part.trim()) as [string, string];
    return { name, sector };
  });
}

export function lines(text: string): string[] {
  return text.trim().split('\n').map((line) => line.trim());
}
