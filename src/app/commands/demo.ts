import type { Command } from '../command.ts';
import { startCommand } from './start.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Start with a made-up firm to look around in.',
  usage: '[--language CODE] [--sector NAME]',
  help: startCommand.help.slice(1),
  run: (words) => startCommand.run(['--demo', ...words]),
};
