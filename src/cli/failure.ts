import { isAbsolute, relative } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { reportLang, wordsFor, type Words } from '../report/words.ts';
import type { CommonOptions } from './program.ts';
import type { World } from './world.ts';

/** Says on stderr why nothing could be judged, and resolves to the exit code for it. */
export async function reportFailure(error: unknown, { lang }: CommonOptions, world: World): Promise<2> {
  if (error instanceof SeedlintError) {
    const words = await wordsFor(reportLang(lang, world.env));
    world.stderr.write(failureText(error, words, world.cwd));
    return 2;
  }
  // Not the user's doing: one line for them, the rest for whoever mends it.
  const message = error instanceof Error ? error.message : String(error);
  world.stderr.write(`seedlint: internal error: ${message.split('\n', 1)[0]} (SEEDLINT_DEBUG=1 shows more)\n`);
  if (world.env['SEEDLINT_DEBUG'] && error instanceof Error) world.stderr.write(`${error.stack}\n`);
  return 2;
}

/** An error on one line with its place, the way to mend it on the next. */
export function failureText(error: SeedlintError, words: Words, cwd: string): string {
  const { message, hint } = words.error(error);
  const place = error.at
    ? [nearby(error.at.path, cwd), error.at.line, error.at.column].filter((part) => part !== undefined).join(':')
    : undefined;
  return `✖ ${place === undefined ? '' : `${place}  `}${message}\n${hint === '' ? '' : `  ${hint}\n`}`;
}

function nearby(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(cwd, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}
