import { grammarOf, type ForceGrammar } from '../../src/core/force-pack.ts';
import type { Clause, Mode, Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { scopeMarks, type ScopeKind, type ScopeMark } from '../../src/core/scope-pack.ts';
import { fileKind } from './files.ts';
import { targetsIn, type Target } from './targets.ts';

/** A change that a directive orders, allows, promises or takes for granted. Words `from`…`to` of its reading. */
export interface Change {
  readonly way: 'order' | 'state' | 'condition' | 'list';
  readonly targets: readonly Target[];
  /** It commits, pushes or merges. */
  readonly commits: boolean;
  readonly from: number;
  readonly to: number;
}

/** A directive with the words of `scope.yaml` in it. */
export interface Spoken {
  readonly reading: Reading;
  readonly grammar: ForceGrammar;
  readonly headLast: boolean;
  /** By the word each begins at. */
  readonly marks: ReadonlyMap<number, ScopeMark>;
}

export function speak(reading: Reading, pack: LocalePack): Spoken | undefined {
  const grammar = grammarOf(pack);
  const marks = grammar ? scopeMarks(reading.parsed.words, pack) : [];
  return grammar && marks.length > 0
    ? {
        reading,
        grammar,
        headLast: pack.scope?.head === 'last',
        marks: new Map(marks.map((mark) => [mark.from, mark])),
      }
    : undefined;
}

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

/** Does a verb with these words order or allow? Restrictions are judged elsewhere. */
export function binds(mode: Mode): boolean {
  return mode === 'oblige' || mode === 'permit';
}

function ordersIn(spoken: Spoken, aside: ReadonlySet<number>): Change[] {
  const { reading, marks, grammar, headLast } = spoken;
  const { words, zones, sentences } = reading.parsed;
  const changes: Change[] = [];
  const verbs = new Set<number>();
  const limited = new Set(reading.features.only.map(({ from }) => sentences[from]));
  for (const mark of marks.values()) {
    const isVerb = orderKinds.some((kind) => mark.kinds.has(kind)) && zones[mark.from] === 'main';
    if (!isVerb || aside.has(mark.from) || !isOrdered(mark, spoken, verbs)) continue;
    verbs.add(mark.to - 1);
    const clause = clauseOf(mark.from, reading);
    if (!clause || !binds(clause.mode)) continue;
    const sentence = sentences[mark.from];
    const next = reading.clauses.find(({ head, paren }) => head > mark.from && !paren)?.head ?? words.length;
    let end = mark.to;
    while (end < next && sentences[end] === sentence) end++;
    const skip = (index: number): boolean => aside.has(index) || zones[index] !== 'main';
    let targets = targetsIn(reading, marks, { from: mark.to, to: end, headLast }, skip);
    const fronts = (grammar.words.verbs.imperative?.reach ?? 1) > 1 && targets.length === 0;
    if (fronts) {
      let start = mark.from;
      while (start > 0 && sentences[start - 1] === sentence && !stops.has(words[start - 1]?.text ?? '')) start--;
      targets = targetsIn(reading, marks, { from: start, to: mark.from, headLast }, skip);
    }
    // Who writes a pull request writes its text.
    if (mark.kinds.has('write')) targets = targets.filter(({ kind }) => kind !== 'publication');
    // "Only the documents": the rest is not asked for.
    if (targets.some(({ kind }) => kind === 'documents') && limited.has(sentence)) continue;
    const commits = mark.kinds.has('commit');
    // "Prepare", "carry out": of files only where a change or a pull request is what is prepared.
    const makes = mark.kinds.has('make') && !mark.kinds.has('change');
    if (makes && !targets.some(({ kind }) => kind === 'changes' || kind === 'publication')) continue;
    if (targets.length === 0 && !commits) continue;
    changes.push({ way: 'order', targets, commits, ...extent([mark, ...targets]) });
  }
  return changes;
}

/** "The code must be updated": what is changed stands before the modal word. */
function passivesIn({ reading, marks, headLast }: Spoken, aside: ReadonlySet<number>): Change[] {
  const { words, zones, sentences, events } = reading.parsed;
  const changes: Change[] = [];
  for (const { from, mode, head } of reading.clauses) {
    const modal = events.find((event) => event.from === head);
    if (!modal || !binds(mode) || !modals.has(from)) continue;
    const done = [...marks.values()].find(
      (mark) => mark.kinds.has('changed') && mark.from >= modal.to && mark.from - modal.to <= 2,
    );
    if (!done) continue;
    let start = head;
    while (start > 0 && sentences[start - 1] === sentences[head] && words[start - 1]?.kind !== 'mark') start--;
    const skip = (index: number): boolean => aside.has(index) || zones[index] !== 'main';
    const targets = targetsIn(reading, marks, { from: start, to: head, nominal: true, headLast }, skip);
    if (targets.length > 0) changes.push({ way: 'order', targets, commits: false, ...extent([done, ...targets]) });
  }
  return changes;
}

/** Does a verb stand where orders stand? English has one form for orders, nouns and much else. */
export function isOrdered(mark: ScopeMark, { reading, grammar }: Spoken, verbs: ReadonlySet<number>): boolean {
  const { words, marks, markOf, events } = reading.parsed;
  const word = words[mark.from];
  if (events.some(({ from, to }) => from <= mark.from && mark.from < to)) return true;
  // «Необходимо обновить код», but not «попросите автора обновить код».
  const clause = clauseOf(mark.from, reading);
  if (clause && clause.head !== -1 && modals.has(clause.from) && grammar.isForm('infinitive', word)) return true;
  // "Update build scripts": where lists order, their first word is a verb, whatever follows.
  const states = grammar.words.states.includes(reading.section.role ?? '');
  if (clause?.head === -1 && !states && mark.from === 0 && reading.section.used) return true;
  // "Create/update", "commit and push".
  const joiner = words[mark.from - 1];
  const joins =
    joiner?.text === '/' || joiner?.text === ',' || joinKinds.has(marks[markOf[mark.from - 1] ?? -1]?.kind ?? '');
  if (joins && (verbs.has(mark.from - 2) || verbs.has(mark.from - 3))) return true;
  // "You may directly push", «допускается прямой push».
  return events.some(
    ({ to, kind }) => modals.has(kind) && to <= mark.from && mark.from - to <= 2 && to > mark.from - 3,
  );
}

/** What a list of results promises: «обновлённые контракты», "PR updated in the same branch". */
function stateIn({ reading, marks, headLast }: Spoken, aside: ReadonlySet<number>): Change[] {
  const { words, zones } = reading.parsed;
  const skip = (index: number): boolean => aside.has(index) || zones[index] !== 'main';
  const targets = targetsIn(reading, marks, { from: 0, to: words.length, nominal: true, headLast }, skip);
  const tells =
    targets.some(({ kind }) => kind === 'changes' || kind === 'changed') || targets[0]?.kind === 'publication';
  return tells ? [{ way: 'state', targets, commits: false, ...extent(targets) }] : [];
}

/** "Files you may change: `docs/**`, `Dockerfile`": each is allowed. */
function listIn({ reading, marks, grammar }: Spoken, aside: ReadonlySet<number>): Change[] {
  const { words, zones } = reading.parsed;
  const labels = words.slice(0, farthestLabel).map((_, index) => grammar.labels.at(words, index)?.meaning);
  const allows = allowing.has(reading.mode) || labels.some((label) => label === 'restrict' || label === 'may');
  const changes = [...marks.values()].some(({ kinds }) => kinds.has('changes') || kinds.has('change'));
  if (!allows || !changes || reading.mode === 'forbid') return [];
  return words.flatMap(({ kind, text }, index) => {
    if (kind !== 'code' || zones[index] !== 'main' || aside.has(index) || fileKind(text) !== 'file') return [];
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

/** Words after a negation or «без», up to the next mark, and what an exception excepts. */
export function asides({ parsed: { words, marks, events }, features }: Reading): Set<number> {
  const aside = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let index = from; index < to; index++) aside.add(index);
  };
  for (const { from, to } of features.exceptions) add(from, to);
  const heads = new Set(events.map(({ from }) => from));
  for (const { kind, from, to } of marks) {
    // A negated verb is a prohibition of its own; what is said not to be there is no order at all.
    if (!asideKinds.has(kind) || (kind === 'negation' && heads.has(from))) continue;
    let end = to;
    while (end < words.length && !(words[end]?.kind === 'mark' && words[end]?.text !== '/')) end++;
    add(from, end);
  }
  return aside;
}

/** The clause a word belongs to: the last that begins before it in its sentence, else the first after it. */
export function clauseOf(index: number, { clauses, parsed: { sentences } }: Reading): Clause | undefined {
  const own = clauses.filter(({ sentence, head }) => head >= 0 && sentence === sentences[index]);
  return own.findLast(({ head }) => head <= index) ?? own[0] ?? clauses.find(({ head }) => head === -1);
}

function isInParens(words: Reading['parsed']['words'], index: number): boolean {
  for (let at = index; at >= 0; at--) {
    if (words[at]?.text === ')') return false;
    if (words[at]?.text === '(') return true;
  }
  return false;
}

function extent(parts: readonly { readonly from: number; readonly to: number }[]): { from: number; to: number } {
  return { from: Math.min(...parts.map(({ from }) => from)), to: Math.max(...parts.map(({ to }) => to)) };
}

const orderKinds = ['change', 'write', 'make', 'commit'] as const satisfies ScopeKind[];
const presupposed = [
  'code',
  'tests',
  'scripts',
  'manifests',
  'configuration',
  'migrations',
] as const satisfies ScopeKind[];
const joinKinds: ReadonlySet<string> = new Set(['and', 'or']);
const asideKinds: ReadonlySet<string> = new Set(['without', 'negation', 'denial']);
const allowing: ReadonlySet<string> = new Set(['permit', 'restrict']);
const farthestLabel = 3;
const modals: ReadonlySet<string> = new Set(['must', 'should', 'may', 'double-negation', 'hedge-verb']);
const stops: ReadonlySet<string> = new Set([',', ':', '(', ')', '—']);
const markdownOnly = /^(?:\*?\*?\/?\*?\.mdx?|markdown(?:-.+)?|docs?-only|md)$/;
