import { createApiKey } from '#domains/platform/api-keys/apiKey.service.ts';
import { roles, type Role } from '#server/context.ts';
import { createLog } from '#server/log.ts';
import { answer, parseWords, UsageProblem, type Command } from '../command.ts';
import { configHere } from '../surroundings.ts';
import { inWorkspace } from '../workspace.ts';

export const apikeyCommand: Command = {
  name: 'apikey',
  summary: 'Make an API key for programs.',
  usage: 'create --name NAME [--role ROLE] [--json]',
  help: [
    '--name NAME   what the key is for, as the list of keys shows it',
    `--role ROLE   what it may do: ${roles.join(', ')} (admin when left out)`,
    '--json        print {"key", "id"} for programs',
    'Works while the product runs and while it is stopped. The key is shown this once.',
  ],
  async run(words) {
    const { values, positionals: [verb] } = parseWords(words, { name: { type: 'string' }, role: { type: 'string' }, json: { type: 'boolean' } }, { least: 1, most: 1, names: 'create' });
    if (verb !== 'create') throw new UsageProblem(`There is no "apikey ${verb}".`);
    const name = values.name?.trim();
    if (!name) throw new UsageProblem('--name is missing: say what the key is for.');
    const role = readRole(values.role ?? 'admin');
    const made = await inWorkspace({ config: configHere({ demo: false }), log: createLog('warn') }, (ctx) => createApiKey(ctx, { name, role }));
    answer(values.json, { key: made.key, id: made.id }, `${made.key}\nKeep it now: it cannot be shown again.`);
  },
};

function readRole(text: string): Role {
  const role = roles.find((one) => one === text);
  if (!role) throw new UsageProblem(`There is no role "${text}": choose one of ${roles.join(', ')}.`);
  return role;
}
