import { InvalidArgumentError, Option, type Command } from 'commander';
import { reportLang } from '../report/words.ts';
import { languages } from './options.ts';

/* What the command lines of all commands have in common. */

export function common(command: Command): Command {
  return language(
    command
      .option('-c, --config <file>', 'configuration file; default: seedlint.config.yaml here or in a folder above')
      .option('--cwd <folder>', 'folder prompt files are read from; default: that of the configuration file'),
  );
}

export function language(command: Command): Command {
  return command
    .helpOption('-h, --help', 'show this help')
    .option('--lang <tag>', `language of messages: ${languages.join(', ')}; default: from the environment`, languageTag)
    .option('--color', 'colour even when stdout is no terminal')
    .option('--no-color', 'no colour')
    .showHelpAfterError(`  seedlint ${nameOf(command)} --help lists options and examples.`);
}

/** `baseline add`: a command of a command is called after it. */
function nameOf(command: Command): string {
  const above = command.parent;
  return above?.parent ? `${nameOf(above)} ${command.name()}` : command.name();
}

export function textOrJson(): Option {
  return new Option('--format <name>', 'text for people, json for programs').choices(['text', 'json']).default('text');
}

/** Of commands whose result can be looked around in. */
export function textJsonOrPage(): Option {
  return new Option('--format <name>', 'text for people, json for programs, html for a page to look around in')
    .choices(['text', 'json', 'html'])
    .default('text');
}

export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

// `error: unknown option '--fxi'` and on the next line `(Did you mean --fix?)`, in the shape of all our errors.
export function asFailure(text: string): string {
  return text
    .replace(/^error: (.)/, (_, letter: string) => `✖ ${letter.toUpperCase()}`)
    .replace(/\n\((.*)\)\n$/, '\n  $1\n');
}

export function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 0 or more.');
  return Number(value);
}

export function positiveNumber(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 1 or more.');
  return Number(value);
}

/** Whoever names a language wants it; only the environment is taken as a wish. */
function languageTag(value: string): string {
  if (languages.includes(reportLang(value, {}))) return value;
  throw new InvalidArgumentError(`Allowed choices are ${languages.join(', ')}.`);
}

export type Example = readonly [command: string, meaning: string];

export function examples(list: readonly Example[]): string {
  return `\nExamples:\n${list.map(([command, meaning]) => `  $ ${command}\n      ${meaning}`).join('\n')}`;
}
