import type { Change, Drift } from '../../src/core/change.ts';
import type { Register, TracedDocument } from '../../src/core/requirement.ts';
import { traceMarks } from '../../src/core/trace-marks.ts';
import { valuesUnder } from '../../src/core/traced-values.ts';
import { wholeFile } from '../../src/core/text.ts';
import { knobDrift, listed } from '../../src/guard/law/knob.ts';
import { lostFrom } from '../../src/guard/law/same.ts';

/** Prompts and documents that stay and name fewer requirements than they did, or others. */
export function* droppedTraces(change: Change): Generator<Drift> {
  const [was, is] = [citedIn(change.base.catalogue), citedIn(change.head.catalogue)];
  const paths = new Set([
    ...change.head.catalogue.seeds.map(({ file }) => file.path),
    ...change.head.catalogue.documents.keys(),
  ]);
  for (const [path, { ids, document }] of was) {
    if (!paths.has(path)) continue;
    const now = is.get(path);
    const lost = lostFrom(ids, now?.ids ?? []);
    if (lost.length === 0) continue;
    const more = lostFrom(now?.ids ?? [], ids);
    const at = { base: wholeFile(document), head: wholeFile(now?.document ?? document) };
    const knob = { name: 'traces', at, before: listed(lost), after: listed(more) };
    yield knobDrift(change, more.length > 0 ? 'repointed' : 'trace', knob, { mend: 'restore' });
  }
}

interface Cited {
  readonly ids: readonly string[];
  readonly document: TracedDocument['file'];
}

/** By path: the ids of front matter and of marks in the text. */
function citedIn({ register, seeds }: Change['base']['catalogue']): ReadonlyMap<string, Cited> {
  const cited = new Map<string, Cited>();
  const add = (document: Cited['document'], ids: readonly string[]): void => {
    if (ids.length > 0)
      cited.set(document.path, { document, ids: [...new Set([...(cited.get(document.path)?.ids ?? []), ...ids])] });
  };
  if (register)
    for (const document of [...register.documents, ...register.prompts]) add(document.file, idsOf(document, register));
  for (const seed of seeds)
    add(
      seed.file,
      seed.views.flatMap((view) => traceMarks(seed, view).flatMap(({ ids }) => ids)),
    );
  return cited;
}

function idsOf(document: TracedDocument, { keys }: Register): string[] {
  return keys.requirements.flatMap((key) => valuesUnder(document, key).map(({ value }) => String(value)));
}
