import type { Parsed } from '../../src/core/clauses.ts';
import { grammarOf, type PhraseKind } from '../../src/core/force-pack.ts';
import type { Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { opensClause, quotedWords } from './clause.ts';

/** The form of the verb an item of a list begins with. Offsets into the file. */
export interface Form {
  readonly form: 'imperative' | 'infinitive' | 'gerund';
  readonly start: number;
  readonly end: number;
  /** The verb is the first thing the item says. */
  readonly sure: boolean;
}

/** How an item tells what is to be done; undefined for one that only names things. */
export function formOf({ parsed }: Reading, pack: LocalePack): Form | undefined {
  const grammar = grammarOf(pack);
  const { words, events } = parsed;
  const [first, second] = words;
  if (!grammar || !first) return undefined;
  const quoted = quotedWords(words);
  const event = events.find(({ sentence, paren }) => sentence === 0 && !paren);
  const form = event && forms.get(event.kind);
  if (event && form && !quoted.has(event.from)) {
    const [from, last] = [words[event.from], words[event.to - 1]];
    // «Перезагружать историю разрешается»: what the modal word behind it says of the act is no order.
    if (event.kind.endsWith('infinitive') && isSubject(parsed, event.from)) return undefined;
    const sure = event.segment === 0 && opensClause(parsed, event.from);
    return from && last ? { form, start: from.start, end: last.end, sure } : undefined;
  }
  // "User-facing language" is no gerund; "Testing: unit tests" and "Logging is done by …" name a thing.
  if (event || first.text.includes('-') || !grammar.isForm('gerund', first, second)) return undefined;
  const acts = second !== undefined && second.kind !== 'mark';
  return acts ? { form: 'gerund', start: first.start, end: first.end, sure: true } : undefined;
}

function isSubject({ words, marks, markOf }: Parsed, from: number): boolean {
  for (let at = from + 1; at < words.length && !/^[.;:!?]$/.test(words[at]?.text ?? ''); at++) {
    if (modal.has(marks[markOf[at] ?? -1]?.kind ?? 'and')) return true;
  }
  return false;
}

const modal: ReadonlySet<PhraseKind> = new Set<PhraseKind>([
  'must',
  'must-not',
  'should',
  'should-not',
  'may',
  'exempt',
]);

const forms: ReadonlyMap<string, Form['form']> = new Map([
  ['imperative', 'imperative'],
  ['negated-imperative', 'imperative'],
  ['infinitive', 'infinitive'],
  ['negated-infinitive', 'infinitive'],
]);
