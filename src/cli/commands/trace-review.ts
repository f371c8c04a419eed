import { relative, sep } from 'node:path';
import { SeedlintError } from '../../core/errors.ts';
import { fitsStars } from '../../core/stars.ts';
import { writeTraceLock } from '../../read/trace-lock.ts';
import { isReviewable } from '../../trace/links.ts';
import { traceOf } from '../../trace/trace-of.ts';
import type { TraceLink } from '../../trace/trace.ts';
import type { CommonOptions } from '../options.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';
import { registerOf } from './trace.ts';

/** `seedlint trace review`: writes down that somebody has looked at both ends of these links. */
export async function reviewTraces(
  wanted: readonly string[],
  options: CommonOptions & { readonly all?: boolean },
  world: World,
): Promise<number> {
  const space = await readWorkspace(options, world);
  // What could not be read could not be looked at, and must not be forgotten.
  if (space.code !== 0) return space.code;
  registerOf(space);
  const { catalogue, config } = space;
  const links = traceOf(catalogue).links.filter(isReviewable);
  const chosen = new Set(chosenOf(wanted, options.all ?? false, links));
  const before = catalogue.traces?.reviewed ?? new Map<string, string>();
  // Links that are gone go with the next word; the others keep what was reviewed of them.
  const after = new Map(
    links.flatMap(({ id, hash }): [string, string][] => {
      const kept = chosen.has(id) ? hash : before.get(id);
      return kept === undefined ? [] : [[id, kept]];
    }),
  );
  const changed = [...after].filter(([id, hash]) => before.get(id) !== hash).length;
  const dropped = [...before.keys()].filter((id) => !after.has(id)).length;
  if (changed + dropped > 0) writeReport(config.traces.path, writeTraceLock(after), config.root);
  const { words } = await textOptions(options, world);
  const path = relative(world.cwd, config.traces.path).split(sep).join('/');
  world.stdout.write(`${words.ui('trace.reviewed', { count: chosen.size, changed, dropped, path })}\n`);
  return 0;
}

/** The links somebody names, exactly as they are printed or with stars. */
function chosenOf(wanted: readonly string[], all: boolean, links: readonly TraceLink[]): string[] {
  const ids = links.map(({ id }) => id);
  if (all && wanted.length > 0) {
    throw new SeedlintError('usage', {
      reason: '--all reviews every link, and a link is named.',
      hint: 'Drop one of them.',
    });
  }
  if (all) return ids;
  if (wanted.length === 0) {
    throw new SeedlintError('usage', {
      reason: 'Which links have been reviewed?',
      hint: 'Name them as seedlint trace prints them, with stars where you like ("policy * -> REQ-001"), or say --all.',
    });
  }
  return wanted.flatMap((name) => {
    const found = ids.filter((id) => id === name || fitsStars(name, id));
    if (found.length === 0) throw new SeedlintError('unknown-link', { link: name });
    return found;
  });
}
