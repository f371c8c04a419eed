import type { Reading } from '../../src/core/force.ts';
import type { ScopeKind } from '../../src/core/scope-pack.ts';
import { fileKind } from './files.ts';
import { ordersIn, passivesIn, type Change } from './orders.ts';
import { asides, binds, extent, isInParens, type Spoken } from './spoken.ts';
import { targetsIn, type Target } from './targets.ts';

/** All changes a directive speaks of as something its reader does. */
export function changesIn(spoken: Spoken): Change[] {
  const { reading, grammar } = spoken;
  if (reading.features.actor === 'other' || reading.section.role === 'examples') return [];
  const aside = asides(reading);
  const listed = listIn(spoken, aside);
  if (listed.length > 0) return listed;
  const orders = [...ordersIn(spoken, aside), ...passivesIn(spoken, aside)];
  const states = grammar.words.states.includes(reading.section.role ?? '');
  const nominal = states && orders.length === 0 && reading.clauses.some(({ head, mode }) => head === -1 && binds(mode));
  return [...orders, ...(nominal ? stateIn(spoken, aside) : []), ...conditionsIn(spoken)];
}

/** What a list of results promises: «обновлённые контракты», "PR updated in the same branch". */
function stateIn({ reading, marks, headLast }: Spoken, aside: ReadonlySet<number>): Change[] {
  const { words, zones } = reading.parsed;
  const skip = (index: number): boolean => aside.has(index) || zones[index] !== 'main';
  const targets = targetsIn(reading, marks, { from: 0, to: words.length, nominal: true, headLast }, skip);
  // "Every contract change is marked as breaking or not" tells of changes, and makes none.
  const [first] = targets;
  const counted =
    first !== undefined && reading.features.all.some(({ to }) => to <= first.from && first.from - to < nearby);
  const done = [...marks.values()].some(({ kinds }) => kinds.has('changed') || kinds.has('commit'));
  if (counted && !done) return [];
  const tells =
    targets.some(({ kind }) => kind === 'changes' || kind === 'changed') || targets[0]?.kind === 'publication';
  return tells ? [{ way: 'state', targets, commits: false, ...extent(targets) }] : [];
}

/** "Files you may change: `docs/**`, `Dockerfile`": each is allowed. */
function listIn({ reading, marks, grammar }: Spoken, aside: ReadonlySet<number>): Change[] {
  const { words, zones } = reading.parsed;
  const labels = words.slice(0, farthestLabel).map((_, index) => grammar.labels.at(words, index)?.meaning);
  const colon = words.findIndex(({ text }) => text === ':');
  const allows =
    reading.mode === 'restrict' ||
    (reading.mode === 'permit' && colon !== -1) ||
    labels.some((label) => label === 'restrict' || label === 'may');
  const changes = [...marks.values()].some(({ kinds }) => kinds.has('changes') || kinds.has('change'));
  if (!allows || !changes || reading.mode === 'forbid') return [];
  return words.flatMap(({ kind, text }, index) => {
    if (kind !== 'code' || index < colon || zones[index] !== 'main' || aside.has(index) || fileKind(text) !== 'file')
      return [];
    const target: Target = { kind: 'path', path: text, from: index, to: index + 1 };
    return [{ way: 'list' as const, targets: [target], commits: false, from: index, to: index + 1 }];
  });
}

/** "If code changed (not markdown-only), run the checks": only who may change code has to ask. */
function conditionsIn({ reading, marks }: Spoken): Change[] {
  const { words, zones } = reading.parsed;
  const changes: Change[] = [];
  const all = [...marks.values()];
  for (const { from, to } of reading.features.conditions) {
    if (zones[from] !== 'condition') continue;
    const inside = all.filter((mark) => mark.from >= from && mark.from < to);
    const target = inside.find(({ kinds }) => presupposed.some((kind) => kinds.has(kind)));
    if (!target || !inside.some(({ kinds }) => kinds.has('changed') || kinds.has('changes'))) continue;
    const main = all.filter((mark) => zones[mark.from] === 'main' && !isInParens(words, mark.from));
    const checks =
      main.some(({ kinds }) => kinds.has('checks')) &&
      !main.some(({ kinds }) => kinds.has('documents') || kinds.has('comments'));
    if (!checks && !contrasts(reading, from)) continue;
    const kind = presupposed.find((one) => target.kinds.has(one)) ?? 'code';
    changes.push({ way: 'condition', targets: [{ ...target, kind }], commits: false, from, to });
  }
  return changes;
}

/** «(не только `.md`)», "(not markdown-only)": the other case is that only documents changed. */
function contrasts({ parsed: { words, zones, sentences } }: Reading, from: number): boolean {
  return words.some(
    (word, index) =>
      markdownOnly.test(word.text) &&
      (zones[index] === 'condition' || isInParens(words, index)) &&
      Math.abs((sentences[index] ?? 0) - (sentences[from] ?? 0)) <= 1,
  );
}

const presupposed = [
  'code',
  'tests',
  'scripts',
  'manifests',
  'configuration',
  'migrations',
] as const satisfies ScopeKind[];
const farthestLabel = 3;
const nearby = 2;
const markdownOnly = /^(?:\*?\*?\/?\*?\.mdx?|markdown(?:-.+)?|docs?-only|md)$/;
