import { Refusal } from '#kernel/refusal.ts';
import { StartProblem } from '#server/config.ts';
import { translate } from '#server/i18n.ts';
import { UsageProblem, type Command } from './command.ts';
import { apikeyCommand } from './commands/apikey.ts';
import { demoCommand } from './commands/demo.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { startCommand } from './commands/start.ts';

const commands: readonly Command[] = [startCommand, demoCommand, apikeyCommand, importCommand, exportCommand];

/** Runs one command of the command line and sets the exit code: 1 for a problem, 2 for words it does not know. */
export async function run(words: string[]): Promise<void> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return showCommands();
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return fail(`There is no command "${name}". bin/rapport --help lists them.`, 2);
  if (rest.includes('--help') || rest.includes('-h')) return showHelp(command);
  try {
    await command.run(rest);
  } catch (error) {
    if (error instanceof UsageProblem) return fail(`${error.message}\nUsage: rapport ${command.name} ${command.usage}`, 2);
    if (error instanceof StartProblem) return fail(error.message, 1);
    if (error instanceof Refusal) return fail(refusalText(error), 1);
    return fail(`Something in the program went wrong. ${(error as Error).stack ?? String(error)}`, 1);
  }
}

function refusalText(refused: Refusal): string {
  const problems = refused.problems.map(({ field, message }) => `\n  ${field}: ${translate(message, 'en')}`);
  return translate(refused.sentence, 'en') + problems.join('');
}

// Not at once: what was written to a pipe must arrive. But what a failed start left open must not keep the process.
function fail(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
  setTimeout(() => process.exit(), 500).unref();
}

function showCommands(): void {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  process.stdout.write(`${[
    'Rapport, a customer-relationship system.', '', 'Usage: rapport COMMAND [--help]', '', ...lines, '',
    'Environment: DATA_DIR, PORT, HOST, PUBLIC_URL, DATABASE_URL (see docs/guide).',
  ].join('\n')}\n`);
}

function showHelp(command: Command): void {
  process.stdout.write(`${[`${command.summary}`, '', `Usage: rapport ${command.name} ${command.usage}`, ...command.help.map((line) => `  ${line}`)].join('\n')}\n`);
}
