import type { BaselineEntry } from '../../src/core/baseline.ts';
import type { Change, Drift } from '../../src/core/change.ts';
import { groupBy } from '../../src/core/group.ts';
import { placeOf } from '../../src/guard/law/knob.ts';

/** Entries of the baseline that base has not, however many it has; and those whose day was put off. */
export function* addedEntries({ base, head }: Change): Generator<Drift> {
  const [was, is] = [base.config.baseline, head.config.baseline];
  const left = new Map([...groupBy(was.entries, keyOf)].map(([key, entries]) => [key, [...entries]]));
  const counts = { before: was.entries.length, after: is.entries.length };
  for (const entry of is.entries) {
    const earlier = left.get(keyOf(entry))?.pop();
    const data = { rule: entry.rule, path: entry.path };
    if (!earlier) yield drift('baseline', { ...data, ...counts }, undefined, entry, head.config.root);
    else if (entry.until > earlier.until)
      yield drift(
        'baseline-longer',
        { ...data, before: earlier.until, after: entry.until },
        earlier,
        entry,
        head.config.root,
      );
  }
}

function drift(
  message: string,
  data: NonNullable<Drift['data']>,
  before: BaselineEntry | undefined,
  after: BaselineEntry,
  root: string,
): Drift {
  return {
    message,
    verdict: 'weakened',
    data,
    ...(before ? { base: sideOf(before, root) } : {}),
    head: sideOf(after, root),
    mend: 'mend',
    anchor: JSON.stringify([keyOf(after), before?.until, after.until]),
  };
}

function sideOf(entry: BaselineEntry, root: string): NonNullable<Drift['head']> {
  const at = placeOf(entry.place ?? { path: 'seedlint.baseline.yaml' }, root);
  return { at, text: `${entry.fingerprint} ${entry.rule} ${entry.path} ${entry.until}` };
}

function keyOf({ fingerprint, rule, path }: BaselineEntry): string {
  return JSON.stringify([fingerprint, rule, path]);
}
