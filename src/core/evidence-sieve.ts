import type { Unit } from './seed.ts';

/*
 * To read a directive word by word costs far more than to search it, and nearly none of a catalogue speaks of a given policy.
 * The sieve lets through too much, never too little: where a text is not plain, it lets everything through.
 */

/** May all of some evidence phrases stand in a directive? */
export function mayHold(phrases: readonly string[], unit: Unit): boolean {
  const text = plainOf(unit);
  return text === undefined || phrases.every((phrase) => needlesOf(phrase)?.some((one) => text.includes(one)) ?? true);
}

/** A phrase in which each piece of code is one word, whatever blanks it holds. */
export function joinCode(phrase: string): string {
  return phrase.replace(/`[^`]*(?:`|$)/g, (code) => code.replace(/\s+/g, '\u00B7'));
}

/** A directive as it would be searched; undefined where letters may be hidden, parted by markup or look like others. */
function plainOf(unit: Unit): string | undefined {
  let known = texts.get(unit);
  if (!known) {
    const text = unit.text.toLowerCase().replaceAll('ё', 'е');
    texts.set(unit, (known = odd.test(text) ? {} : { text }));
  }
  return known.text;
}

/** What the first word of a phrase begins with; undefined when that may be any word. */
function needlesOf(phrase: string): readonly string[] | undefined {
  let known = needles.get(phrase);
  if (!known) {
    const [first = ''] = joinCode(phrase).toLowerCase().replaceAll('ё', 'е').trim().split(/\s+/);
    const open = first === '..' || first.startsWith('<') || first.endsWith('?');
    const found = first.split('|').map((word) => word.replace(/[`*]+$|^`/g, '').replace(/\u00B7.*/, ''));
    needles.set(phrase, (known = open || found.includes('') ? {} : { found }));
  }
  return known.found;
}

const odd =
  /[^\n\x20-\x7Eа-я–—«»„“…№→’]|[a-z][а-я]|[а-я][a-z]|[a-zа-я](?:\*+|~~|<!--|\]\()|\*[a-zа-я]|[&\\]|\]\([^)]*\)[a-zа-я]/;

const texts = new WeakMap<Unit, { readonly text?: string }>();
const needles = new Map<string, { readonly found?: readonly string[] }>();
