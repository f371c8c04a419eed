import type { PolicyText } from './policy.ts';
import type { Unit, View } from './seed.ts';
import { trigramSimilarity } from './similarity.ts';
import { lastStart } from './text.ts';
import { foldWords } from './glossary.ts';
import { withoutComments } from './comments.ts';

/** The words of a policy where they stand in a view: whole directives, or sentences of them. */
export interface Statement {
  readonly units: readonly Unit[];
  /** The other sentences of those directives. */
  readonly beside: readonly string[];
}

/** Where the directives of a policy stand in a view, one after the other, each word for word. */
export function statementsIn({ view: canonical }: PolicyText, view: View): Statement[] {
  const wanted = lineOf(canonical).text;
  const { text, starts } = lineOf(view);
  const found: Statement[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const [first, last] = [lastStart(starts, at), lastStart(starts, end - 1)];
    const before = text.slice(starts[first], at);
    const after = text.slice(end, (starts[last + 1] ?? text.length + 1) - 1);
    // Within a sentence, whatever stands beside the words may turn them.
    if (!(before === '' || /[.!?…] $/.test(before)) || !(after === '' || after.startsWith(' '))) continue;
    if (after !== '' && wanted.endsWith(':')) continue;
    found.push({
      units: view.units.slice(first, last + 1),
      beside: [before, after].map((part) => part.trim()).filter((part) => part !== ''),
    });
  }
  return found.length > 0 ? found : scattered(canonical, view);
}

/** The directives of a policy with others among them. */
function scattered(canonical: View, view: View): Statement[] {
  const wanted = new Set(canonical.units.map(({ text }) => sentenceOf(text)));
  if (wanted.size < 2) return [];
  const units = view.units.filter(({ text }) => wanted.has(sentenceOf(text)));
  return new Set(units.map(({ text }) => sentenceOf(text))).size < wanted.size ? [] : [{ units, beside: [] }];
}

/** A directive of a policy, and the one that was meant for it. */
export interface Altered {
  readonly canonical: Unit;
  readonly unit: Unit;
}

/** The directives that were meant for those of a policy but say something else; empty when most of it is simply not there. */
export function alteredAmong(units: readonly Unit[], { view: canonical }: PolicyText): Altered[] {
  const taken = new Set<Unit>();
  const found = canonical.units.map((wanted) => {
    const text = foldedOf(wanted);
    let best: { unit: Unit; alike: number } | undefined;
    for (const unit of units) {
      if (taken.has(unit)) continue;
      const other = foldedOf(unit);
      // Whatever else is said there, it is about this.
      const alike = other.includes(bare(text)) ? 1 : alikeness(text, other);
      if (alike >= meant && alike > (best?.alike ?? 0)) best = { unit, alike };
    }
    if (best) taken.add(best.unit);
    return best ? [{ canonical: wanted, unit: best.unit }] : [];
  });
  const met = found.flat();
  if (met.length * 2 < canonical.units.length || met.length === 0) return [];
  return met.filter(({ canonical: wanted, unit }) => !sameWords(wanted, unit));
}

/** Do two directives have the same words, blanks aside? */
export function sameWords(one: Unit, other: Unit): boolean {
  return sentenceOf(one.text) === sentenceOf(other.text);
}

/** The directives of a view as one line, and where in it each of them begins. */
function lineOf(view: View): Line {
  let line = known.get(view);
  if (!line) {
    const sentences = view.units.map(({ text }) => sentenceOf(text));
    const starts: number[] = [];
    let at = 0;
    for (const sentence of sentences) {
      starts.push(at);
      at += sentence.length + 1;
    }
    known.set(view, (line = { text: sentences.join(' '), starts }));
  }
  return line;
}

interface Line {
  readonly text: string;
  readonly starts: readonly number[];
}

/** A directive without emphasis and comments, with a full stop: items of a list end in a semicolon, or in nothing. */
function sentenceOf(text: string): string {
  const words = bare(flat(withoutComments(text).replace(/\*\*|__/g, '')));
  return /[.!?…:]$/.test(words) || words === '' ? words : `${words}.`;
}

/** What is compared where words differ. Every policy asks for it. */
function foldedOf(unit: Unit): string {
  let text = folded.get(unit);
  if (text === undefined) folded.set(unit, (text = foldWords(flat(unit.text))));
  return text;
}

function bare(text: string): string {
  return text.replace(/[.;]$/, '');
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What is half as long or twice as long is another directive; looking closer would only cost. */
function alikeness(text: string, other: string): number {
  if (other.length * 2 < text.length || text.length * 2 < other.length) return 0;
  return trigramSimilarity(text, other);
}

// Above this, two directives share so much that one was made from the other.
const meant = 0.6;

const known = new WeakMap<View, Line>();
const folded = new WeakMap<Unit, string>();
