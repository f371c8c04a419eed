import { grammarOf, formTest, type ForceGrammar, type RegisterWords } from '../../src/core/force-pack.ts';
import type { Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { compilePhrases, type Phrases } from '../../src/core/phrases.ts';
import { opensClause, quotedWords } from './clause.ts';

/** A word that shows how the agent is addressed. Offsets into the file. */
export interface Address {
  readonly register: string;
  readonly start: number;
  readonly end: number;
  /** It cannot be anything else: a pronoun, or a verb where an order begins. */
  readonly sure: boolean;
}

/** How a directive addresses the agent. What it quotes is said to somebody else. */
export function addressesIn({ parsed }: Reading, pack: LocalePack): Address[] {
  const markers = markersOf(pack);
  if (!markers) return [];
  const { words, events } = parsed;
  const quoted = quotedWords(words);
  const found: Address[] = [];
  const add = (register: string, from: number, to: number, sure: boolean): void => {
    const [first, last] = [words[from], words[to - 1]];
    if (first && last && !quoted.has(from)) found.push({ register, start: first.start, end: last.end, sure });
  };
  for (let index = 0; index < words.length;) {
    const match = markers.phrases.at(words, index);
    if (match && match.meaning !== neither) add(match.meaning, match.from, match.to, true);
    index = match ? match.to : index + 1;
  }
  for (const event of events) {
    if (!orders.has(event.kind)) continue;
    for (let index = event.from; index < event.to; index++) {
      const word = words[index];
      const register = word?.kind === 'word' ? markers.imperative(word.text) : undefined;
      if (register !== undefined) add(register, index, index + 1, opensClause(parsed, event.from));
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

interface Markers {
  readonly phrases: Phrases<string>;
  /** The register an imperative belongs to. */
  imperative(word: string): string | undefined;
}

function markersOf(pack: LocalePack): Markers | undefined {
  const grammar = grammarOf(pack);
  if (!grammar || Object.keys(grammar.words.registers).length === 0) return undefined;
  let markers = known.get(grammar);
  if (!markers) known.set(grammar, (markers = compile(grammar)));
  return markers;
}

function compile(grammar: ForceGrammar): Markers {
  const registers = Object.entries(grammar.words.registers);
  const phrases = registers.flatMap(([name, { words = [] }]) => words.map((phrase) => [phrase, name] as const));
  const tests = registers.flatMap(([name, { imperative }]) => {
    const test = imperative && halfOf(grammar, imperative);
    return test ? [{ name, test }] : [];
  });
  return {
    phrases: compilePhrases(phrases, (word) => (grammar.isForm('imperative', word) ? ['imperative'] : [])),
    imperative: (word) => tests.find(({ test }) => test(word, undefined))?.name,
  };
}

/** The imperatives that are told by endings, or those that are listed. */
function halfOf({ words: { verbs } }: ForceGrammar, half: NonNullable<RegisterWords['imperative']>) {
  const rule = verbs.imperative;
  return (
    rule && formTest(half === 'endings' ? { ...rule, words: [], 'singular-endings': [] } : { ...rule, endings: [] })
  );
}

// «Не забудьте», «старайся» are phrases of force, and orders all the same.
const orders: ReadonlySet<string> = new Set([
  'imperative',
  'negated-imperative',
  'double-negation',
  'hedge-verb',
  'negated-hedge-verb',
  'must-not',
  'should-not',
]);
const neither = 'neither';
const known = new WeakMap<ForceGrammar, Markers>();
