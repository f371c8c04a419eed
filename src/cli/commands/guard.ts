import { createHash } from 'node:crypto';
import { rules } from '../../../rules/index.ts';
import { guard as judge } from '../../guard/guard.ts';
import { guardJson } from '../../report/guard-json.ts';
import { guardText } from '../../report/guard.ts';
import { readChange, type SideFlags } from '../guard-sides.ts';
import type { CommonOptions, guardFormats } from '../options.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint guard` was asked, as commander gives it. */
export interface GuardFlags extends CommonOptions, SideFlags {
  readonly format: (typeof guardFormats)[number];
  readonly outputFile?: string;
  /** What nobody can judge fails, too. */
  readonly strict?: boolean;
}

/** `seedlint guard`: did the change weaken what prompts demand, or what sees to it? Exit code 1 when it did. */
export async function guard(flags: GuardFlags, world: World): Promise<number> {
  const change = await readChange(flags, world);
  const verdict = judge(change, { rules, digest });
  const options = await textOptions(flags, world);
  const input = { rules, words: options.words };
  const written = (screen: Pick<typeof options, 'width' | 'colour'>): string =>
    flags.format === 'json' ? guardJson(verdict, input) : guardText(verdict, { ...options, ...screen, rules });
  if (flags.outputFile === undefined) world.stdout.write(written(options));
  else writeReport(flags.outputFile, written({ width: 100, colour: 0 }), world.cwd);
  return !verdict.held || (flags.strict && verdict.unclear.length > 0) ? 1 : 0;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
