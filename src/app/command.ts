import { parseArgs, type ParseArgsConfig } from 'node:util';

/** One word of the command line, in a file of its own in commands/. */
export type Command = {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What stands after the command's name: 'people FILE [--map column=field]…'. */
  usage: string;
  /** Lines about options, shown by --help. */
  help: readonly string[];
  run(words: string[]): Promise<void>;
};

/** A command typed wrongly; its message says what is missing. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's words. Throws `UsageProblem` for an unknown option or a missing value. */
export function parseWords<O extends Options>(words: string[], options: O, positionals: { least: number; most: number; names: string }) {
  try {
    const parsed = parseArgs({ args: words, options, allowPositionals: true, strict: true });
    const count = parsed.positionals.length;
    if (count < positionals.least || count > positionals.most) throw new UsageProblem(`${positionals.names} expected.`);
    return parsed;
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    const [sentence] = (error as Error).message.split('. ');
    throw new UsageProblem(`${sentence!.replace(/\.$/, '')}.`);
  }
}

/** The answer of a command: JSON for programs, the sentence for people. */
export function answer(json: boolean | undefined, value: unknown, sentence: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : sentence}\n`);
}
