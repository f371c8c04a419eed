import type { ScopeKind, ScopeMark } from '../../src/core/scope-pack.ts';
import { binds, clauseOf, extent, type Spoken } from './spoken.ts';
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

/** The changes that a directive orders or allows by a verb. */
export function ordersIn(spoken: Spoken, aside: ReadonlySet<number>): Change[] {
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
    let targets = targetsIn(reading, marks, { from: mark.to, to: end, headLast, makes: mark.kinds.has('make') }, skip);
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
    const commits = mark.kinds.has('commit') && isCommit(mark, targets, spoken);
    // "Prepare", "carry out": of files only where a change or a pull request is what is prepared.
    const makes = mark.kinds.has('make') && !mark.kinds.has('change');
    if (makes && !targets.some(({ kind }) => kind === 'changes' || kind === 'publication')) continue;
    if (targets.length === 0 && !commits) continue;
    changes.push({ way: 'order', targets, commits, ...extent([mark, ...targets]) });
  }
  return changes;
}

/** "Commit and push", "push to `main`", "push the fixes"; "push the metrics" is about something else. */
function isCommit({ to }: ScopeMark, targets: readonly Target[], { reading, marks }: Spoken): boolean {
  const { words, marks: forces, markOf } = reading.parsed;
  if (targets.length > 0) return targets.some(({ kind }) => kind !== 'about' && kind !== 'comments');
  const next = words[to];
  if (!next || next.kind === 'mark' || next.kind === 'code') return true;
  return joinKinds.has(forces[markOf[to] ?? -1]?.kind ?? '') || marks.get(to)?.kinds.has('in') === true;
}

/** "The code must be updated": what is changed stands before the modal word. */
export function passivesIn({ reading, marks, headLast }: Spoken, aside: ReadonlySet<number>): Change[] {
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

const orderKinds = ['change', 'write', 'make', 'commit'] as const satisfies ScopeKind[];
const joinKinds: ReadonlySet<string> = new Set(['and', 'or']);
const modals: ReadonlySet<string> = new Set(['must', 'should', 'may', 'double-negation', 'hedge-verb']);
const stops: ReadonlySet<string> = new Set([',', ':', '(', ')', '—']);
