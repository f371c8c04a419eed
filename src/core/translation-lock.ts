import type { Pair } from './align.ts';
import { readForce, type Reading } from './force.ts';
import type { LocalePack } from './locale-pack.ts';
import { wordsOf } from './mask.ts';
import type { Side } from './pairing.ts';
import type { Unit } from './seed.ts';
import { alignmentOf, ownPairs, type Twin, type Twins } from './twins.ts';

/** What somebody has accepted as translations of each other: `translations.lock.yaml`. */
export interface TranslationLock {
  readonly accepted: readonly AcceptedTwins[];
  /** Twelve hex digits of a text. The core has no hashes of its own. */
  digest(this: void, text: string): string;
}

/** Two tellings of one prompt, with their directives as they were. Paths from the root. */
export interface AcceptedTwins {
  readonly main: string;
  readonly other: string;
  readonly languages: readonly [main: string, other: string];
  /** One line for each pair of directives: the marks of both. */
  readonly units: readonly string[];
}

/** What of a directive must stay as it is for its translation to stay true. */
export interface UnitMark {
  /** Its words, its code, and the conditions it stands under: neither marks, nor case, nor line breaks. */
  readonly wording: string;
  /** Of a directive that orders nothing, what a reader could still go by: scope, conditions, numbers. */
  readonly describes?: string;
}

export interface MarkContext {
  readonly packs: ReadonlyMap<string, LocalePack>;
  readonly digest: TranslationLock['digest'];
}

/** Twins as they are now, to be accepted; lines sorted. */
export function acceptedFrom(twins: Twins, context: MarkContext): AcceptedTwins {
  const { left, right } = twins;
  const units = ownPairs(alignmentOf(twins, context.packs)).map((pair) => {
    const marks = marksOf(pair, twins, context);
    return `${spelled(marks.left)} ${spelled(marks.right)}`;
  });
  return {
    main: left.seed.file.path,
    other: right.seed.file.path,
    languages: [left.locale, right.locale],
    units: [...new Set(units)].toSorted(),
  };
}

/** What has been accepted of twins. */
export function acceptedOf({ accepted }: TranslationLock, { left, right }: Twins): AcceptedTwins | undefined {
  let map = known.get(accepted);
  if (!map) known.set(accepted, (map = new Map(accepted.map((entry) => [twinsKey(entry), entry]))));
  return map.get(
    twinsKey({ main: left.seed.file.path, other: right.seed.file.path, languages: [left.locale, right.locale] }),
  );
}

/** Which two tellings an entry is about. */
export function twinsKey({ main, other, languages }: Omit<AcceptedTwins, 'units'>): string {
  return [main, other, ...languages].join('\0');
}

/** The marks of both sides of a pair. */
export function marksOf(pair: Pair, twins: Twins, context: MarkContext): Record<Side, UnitMark> {
  return {
    left: markOf(pair.left, twins.left, context),
    right: markOf(pair.right, twins.right, context),
  };
}

/** The mark of what one side says. Another way to make marks is another version of the lock: with it everything would look changed. */
export function markOf(units: readonly Unit[], twin: Twin, { packs, digest }: MarkContext): UnitMark {
  const wording = digest(units.map((unit) => wordingOf(unit, twin)).join('\n'));
  const pack = packs.get(twin.locale);
  const { text } = twin.seed.file;
  const readings = units.map((unit) => pack && readForce(unit, { text, view: twin.view, pack }));
  const features = readings.map((reading) => (reading?.rung === 'describe' ? featuresOf(reading) : undefined));
  if (features.includes(undefined)) return { wording };
  return { wording, describes: digest(features.join('\n')).slice(0, shortLength) };
}

/** The two marks of a line of the lock; its schema has seen to the form. */
export function readLine(line: string): Record<Side, UnitMark> {
  const [left = '', right = ''] = line.split(' ');
  return { left: readMark(left), right: readMark(right) };
}

function readMark(written: string): UnitMark {
  const [wording = '', describes] = written.split('~');
  return describes === undefined ? { wording } : { wording, describes };
}

function spelled({ wording, describes }: UnitMark): string {
  return describes === undefined ? wording : `${wording}~${describes}`;
}

function wordingOf(unit: Unit, { seed, view }: Twin): string {
  const words = wordsOf(unit, { text: seed.file.text, view }).filter(
    ({ kind, text }) => kind !== 'mark' || comparing.test(text),
  );
  return [...unit.guards.map((guard) => guard.replace(/[\s()]/g, '')), ...words.map(({ text }) => text)].join(' ');
}

function featuresOf({ features, mode }: Reading): string {
  const { negative, only, all, any, some, exceptions, conditions, hedges, bounds } = features;
  const counts = [only, all, any, some, exceptions, conditions, hedges].map(({ length }) => length);
  return JSON.stringify([mode, negative, counts, bounds.map(({ kind, value }) => [kind, value])]);
}

// Of all marks only these change what is asked: `<= 3` is not `>= 3`.
const comparing = /[<>≤≥=≠±+%&|№$€]/;
const shortLength = 6;
const known = new WeakMap<readonly AcceptedTwins[], ReadonlyMap<string, AcceptedTwins>>();
