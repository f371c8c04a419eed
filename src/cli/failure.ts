import { isAbsolute, relative } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { paintFor } from '../report/paint.ts';
import { visible } from '../report/visible.ts';
import { reportLang, wordsFor } from '../report/words.ts';
import { colourLevel } from './colour.ts';
import type { CommonOptions } from './options.ts';
import type { World } from './world.ts';

/** Says on stderr why nothing could be judged, and resolves to the exit code for it. */
export async function reportFailure(error: unknown, options: CommonOptions, world: World): Promise<2> {
  if (error instanceof SeedlintError) {
    await sayFailure(error, options, world);
    return 2;
  }
  // Not the user's doing: one line for them, the rest for whoever mends it.
  const message = error instanceof Error ? error.message : String(error);
  world.stderr.write(`seedlint: internal error: ${message.split('\n', 1)[0]} (SEEDLINT_DEBUG=1 shows more)\n`);
  if (world.env['SEEDLINT_DEBUG'] && error instanceof Error) world.stderr.write(`${error.stack}\n`);
  return 2;
}

/** Writes an error to stderr: what is wrong with its place on one line, the way to mend it on the next. */
export async function sayFailure(error: SeedlintError, { lang, color }: CommonOptions, world: World): Promise<void> {
  const words = await wordsFor(reportLang(lang, world.env));
  const paint = paintFor(colourLevel(color, { env: world.env, stdout: world.stderr }));
  const { message, hint } = words.error(error);
  const parts = error.at ? [nearby(error.at.path, world.cwd), error.at.line, error.at.column] : [];
  const place = parts.filter((part) => part !== undefined).join(':');
  world.stderr.write(`${paint.bad('✖')} ${place === '' ? '' : `${paint.path(visible(place))}  `}${visible(message)}\n`);
  if (hint !== '') world.stderr.write(`  ${paint.faint(visible(hint))}\n`);
}

function nearby(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(cwd, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}
