import { addTo } from '../core/group.ts';
import type { Finding } from '../core/finding.ts';
import type { Edit, Fix } from '../core/fix.ts';

/** `safe`: only fixes that keep the meaning. `unsafe`: those that want a reader, too. */
export type FixLevel = 'safe' | 'unsafe';

/** Fixes that can be applied together. */
export interface FixPlan {
  readonly fixes: readonly Fix[];
  /** Path → edits, sorted and apart from each other. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
}

/**
 * Chooses fixes in the order of the findings. A finding's fixes are alternatives: the first safe one is taken, else the first.
 * A fix is taken whole or not at all; one that meets an earlier one waits for the next round.
 */
export function planFixes(
  findings: readonly Finding[],
  level: FixLevel,
  mayChange: (path: string) => boolean = () => true,
): FixPlan {
  const fixes: Fix[] = [];
  const edits = new Map<string, Edit[]>();
  for (const finding of findings) {
    const fix = preferred(finding, level);
    if (!fix || fix.edits.length === 0 || !fix.edits.every(({ path }) => mayChange(path))) continue;
    if (fix.edits.some((edit) => edits.get(edit.path)?.some((taken) => meet(edit, taken)))) continue;
    // A fix that overlaps itself has no one meaning.
    if (fix.edits.some((edit, index) => fix.edits.slice(0, index).some((other) => overlap(edit, other)))) continue;
    fixes.push(fix);
    for (const edit of fix.edits) addTo(edits, edit.path, edit);
  }
  for (const list of edits.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return { fixes, edits };
}

/** A text with edits applied that are sorted and apart from each other; throws a RangeError when they are not. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const { path, start, end, text: replacement } of edits) {
    if (start < position || end < start || end > text.length) {
      throw new RangeError(`edit ${start}–${end} of ${path} does not fit (${position}–${text.length})`);
    }
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}

function preferred({ fixes }: Finding, level: FixLevel): Fix | undefined {
  const safe = fixes.find((fix) => fix.safety === 'safe');
  return safe ?? (level === 'unsafe' ? fixes[0] : undefined);
}

/** Touching counts where one of the two inserts: which text comes first would be chance. */
function meet(a: Edit, b: Edit): boolean {
  if (overlap(a, b)) return true;
  const inserts = a.start === a.end || b.start === b.end;
  return inserts && a.start <= b.end && b.start <= a.end;
}

function overlap(a: Edit, b: Edit): boolean {
  return a.path === b.path && a.start < b.end && b.start < a.end;
}
