import { SeedlintError } from '../../core/errors.ts';
import { sessionJson, sessionText, type ShownSession } from '../../report/session.ts';
import type { CommonOptions } from '../options.ts';
import { readSessions, type SessionFlags } from '../sessions/session-files.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint session check` was asked, as commander gives it. */
export interface SessionCheckFlags extends Pick<CommonOptions, 'lang' | 'color'>, SessionFlags {
  readonly format: 'pretty' | 'json';
  readonly outputFile?: string;
}

/** `seedlint session check`: are these sessions whole, and what do they tell? Exit code 1 where one cannot be used. */
export async function checkSessions(paths: readonly string[], flags: SessionCheckFlags, world: World): Promise<number> {
  if (paths.length === 0 && flags.mcp === undefined)
    throw new SeedlintError('usage', {
      reason: 'No session is named.',
      hint: 'Name files or folders, - for stdin, or a server with --mcp.',
    });
  const readings = await readSessions(paths, flags, world);
  const shown = readings.map(({ path, session, seen, problems }): ShownSession => ({
    path,
    usable: session !== undefined,
    seen,
    problems,
  }));
  const options = await textOptions(flags, world);
  const written = (screen: Pick<typeof options, 'width' | 'colour'>): string =>
    flags.format === 'json' ? sessionJson(shown, options.words) : sessionText(shown, { ...options, ...screen });
  if (flags.outputFile === undefined) world.stdout.write(written(options));
  else writeReport(flags.outputFile, written({ width: 100, colour: 0 }), world.cwd);
  return shown.every(({ usable }) => usable) ? 0 : 1;
}
