import type { Layer } from '../../src/core/catalogue.ts';
import { matches } from '../../src/core/catalogue.ts';
import type { Change, Drift } from '../../src/core/change.ts';
import { resolve, runsOf } from '../../src/core/resolve.ts';
import { describeCell } from '../../src/core/seed.ts';
import { knobDrift, listed, none, shown } from '../../src/guard/law/knob.ts';
import { same } from '../../src/guard/law/same.ts';

/** Parts of prompts that need not be there any more, or that another file may fill. */
export function* looserLayers(change: Change): Generator<Drift> {
  const { base, head } = change;
  const now = new Map(head.catalogue.definition.layers.map((layer) => [layer.id, layer]));
  const kept = new Set(runsOf(head.catalogue.definition).map(describeCell));
  const runs = runsOf(base.catalogue.definition).filter((run) => kept.has(describeCell(run)));
  for (const before of base.catalogue.definition.layers) {
    const after = now.get(before.id);
    const served = runs.filter((run) => matches(run, before.match));
    if (!after) {
      const knob = {
        name: `layers.${before.id}`,
        at: ['catalogue', 'layers'],
        before: shown(before.candidates),
        after: none,
      };
      yield knobDrift(change, 'layer', knob, { data: { layer: before.id, count: served.length }, mend: 'restore' });
      continue;
    }
    if (same(before, after)) continue;
    const lost = served.filter((run) => !matches(run, after.match)).map(describeCell);
    if (lost.length > 0)
      yield drift(change, 'layer-match', before, 'match', before.match, after.match, {
        count: lost.length,
        cells: listed(lost),
      });
    if (before.required && !after.required) yield drift(change, 'optional', before, 'required', true, false);
    if (before.class !== after.class || after.candidates.some((one) => !before.candidates.includes(one)))
      yield* moreFiles(change, before, after);
    const [was, is] = [canonicalOf(before), canonicalOf(after)];
    if (was !== is && before.candidates.indexOf(is) > before.candidates.indexOf(was))
      yield drift(change, 'canonical', before, 'canonical', was, is);
  }
}

/** More candidates: a missing file is missed no more. Those of a run that had none are named. */
function* moreFiles(change: Change, before: Layer, after: Layer): Generator<Drift> {
  const { head, judged } = change;
  const filled = runsOf(head.catalogue.definition).flatMap((run) => {
    const was = resolve(judged, run).find(({ layer }) => layer.id === before.id);
    const is = resolve(head.catalogue, run).find(({ layer }) => layer.id === after.id);
    return was && !was.winner && is?.winner ? [`${describeCell(run)} (${is.winner.path})`] : [];
  });
  // What comes before all others is more specific: a file that is there is used, and none is done without.
  const own = before.candidates[0];
  const wider = after.candidates.some(
    (one, index) => !before.candidates.includes(one) && index > after.candidates.indexOf(own ?? ''),
  );
  if (filled.length > 0) {
    const knob = {
      name: `layers.${before.id}.candidates`,
      at: ['catalogue', 'layers'],
      before: shown(before.candidates),
      after: shown(after.candidates),
    };
    yield knobDrift(change, 'satisfied', knob, {
      data: { count: filled.length, cells: listed(filled) },
      mend: 'restore',
    });
  } else if (wider) yield drift(change, 'fallback', before, 'candidates', before.candidates, after.candidates);
}

function drift(
  change: Change,
  message: string,
  { id }: Layer,
  key: string,
  before: unknown,
  after: unknown,
  more = {},
): Drift {
  const knob = { name: `layers.${id}.${key}`, at: ['catalogue', 'layers'], before: shown(before), after: shown(after) };
  return knobDrift(change, message, knob, { data: { layer: id, ...more }, mend: 'restore' });
}

function canonicalOf({ canonical, candidates }: Layer): string {
  return canonical ?? candidates[0] ?? '';
}
