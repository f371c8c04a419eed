import type { Pair } from '../../src/core/align.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { divergencesOf } from '../../src/core/compare-translations.ts';
import { certain, excerpt } from '../../src/core/difference.ts';
import type { Divergence, Weight } from '../../src/core/divergence.ts';
import { droppedTerms } from '../../src/core/dropped-terms.ts';
import type { Found, Related } from '../../src/core/finding.ts';
import { LearnedWords } from '../../src/core/learned-words.ts';
import { facing } from '../../src/core/lost.ts';
import type { Side } from '../../src/core/pairing.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Unit, View } from '../../src/core/seed.ts';
import { tellingOf, type Span, type Telling } from '../../src/core/telling.ts';
import { placeAt, type Place } from '../../src/core/text.ts';
import { sectionDivergences, type SectionDivergence } from '../../src/core/translation-sections.ts';
import { alignmentOf, isReadable, ownPairs, textOf, twinsOf, type Twin, type Twins } from '../../src/core/twins.ts';
import { codes } from './codes.ts';

export default defineRule({
  id: 'force-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A directive binds less in one language than in the other.',
  messages: {
    polarity: 'The {locale} text orders what the {other} one forbids ("{word}"). Find out which of the two holds.',
    negation: 'The {other} text denies this ("{word}"), the {locale} one does not. Find out which of the two holds.',
    recommended:
      'The {locale} text only recommends this ("{word}"), the {other} one demands it. Give both the same force.',
    permitted: 'The {locale} text only allows this ("{word}"), the {other} one demands it. Give both the same force.',
    exempt: 'The {locale} text lets this be left out ("{word}"), the {other} one demands it. Give both the same force.',
    tried: 'The {locale} text only asks to try ("{word}"), the {other} one demands it. Give both the same force.',
    asked: 'The {locale} text asks a question, the {other} one gives an order. Give both the same force.',
    reported: 'The {locale} text tells what was done ("{word}"), the {other} one orders it. Give both the same force.',
    described: 'The {locale} text only describes what the {other} one orders ("{word}"). Give both the same force.',
    actor:
      'In the {locale} text somebody else does this ("{word}"), in the {other} one it is ordered. Name the same in both.',
    allowance:
      'The {locale} text adds a permission ("{word}") that the {other} one does not give. Add it there, or remove it.',
    section:
      'The {locale} label only advises or allows what follows, the {other} one demands it ("{word}"). Give both the same force.',
    only: 'The {other} text sets a limit ("{word}"), the {locale} one does not. Set it in both, or in neither.',
    bound: 'The {locale} text says "{word}", the {other} one "{there}". Set the same bound in both.',
    roughly:
      'The {locale} text takes the number roughly ("{word}"), the {other} one exactly. Set the same bound in both.',
    order: 'The {locale} text says "{word}", the {other} one "{there}". Put them in the same order.',
    sequence:
      'The {other} text says what comes first ("{word}"), the {locale} one does not. Say it in both, or in neither.',
    gate: 'The {locale} text lets the work go on ("{word}") where the {other} one stops or asks ("{there}"). Give both the same force.',
    scale: 'The {locale} text says "{word}", the {other} one "{there}", which is more. Give both the same force.',
    contrast:
      'The {locale} text says "{word}", the {other} one "{there}": one cannot stand for the other. Say the same in both.',
    hedge:
      'The {locale} text leaves this to discretion ("{word}"), the {other} one does not. Give both the same force.',
    exception:
      'The {locale} text makes an exception ("{word}"), the {other} one does not. Make it in both, or in neither.',
    condition:
      'The {locale} text binds under a condition only ("{word}"), the {other} one always. Set it in both, or in neither.',
    note: 'The {locale} text has a footnote here, the {other} one has none. Put it in both, or in neither.',
    wider:
      'The {other} text allows this under a condition only ("{word}"), the {locale} one without. Set it in both, or in neither.',
    partial:
      'The {locale} text covers only a part ("{word}"), the {other} one does not say so. Cover the same in both.',
    universal: 'The {other} text says "{word}", the {locale} one does not. Cover the same in both.',
    protected: 'The {other} text names "{word}", the {locale} one does not. Name the same in both.',
    alternative:
      'The {locale} text leaves a choice ("{word}"), the {other} one does not. Leave it in both, or in neither.',
    narrowed: 'The {locale} text seems to forbid less: "{word}" has no counterpart in the {other} one.',
    dropped: 'The {other} text says "{word}", for which the {locale} one seems to have no counterpart.',
    other: 'The same directive in {other}: {text}',
    label: 'The same section in {other}',
  },
  *check(catalogue): Generator<Found> {
    const { packs } = catalogue;
    const readable = twinsOf(catalogue).filter((twins) => isReadable(twins, packs));
    const learned = learn(readable, packs);
    for (const twins of readable) {
      const alignment = alignmentOf(twins, packs);
      const [left, right] = [packs.get(twins.left.locale), packs.get(twins.right.locale)];
      for (const found of sectionDivergences(alignment, left, right)) yield sectionFinding(found, twins);
      for (const pair of ownPairs(alignment)) {
        const divergence = divergenceOf(pair, twins, packs, learned);
        if (divergence && !isDropped(divergence, pair, twins, packs)) yield finding(divergence, pair, twins);
      }
    }
  },
});

/** Rule dropped-term tells of a borrowed word that the other side lacks. */
function isDropped(
  { feature, weaker, there }: Divergence,
  pair: Pair,
  twins: Twins,
  packs: Catalogue['packs'],
): boolean {
  if ((feature !== 'protected' && feature !== 'dropped') || !there || pair.similarity < certain) return false;
  const strong = facing(weaker);
  return droppedTerms(pair[strong], twins[strong], pair[weaker], twins[weaker], packs).some(({ term }) =>
    there.text.toLowerCase().includes(term.toLowerCase()),
  );
}

/** What was learned from the pairs of two languages, and the pairs in which nothing was found: prompts of a catalogue share policies. */
interface Learned {
  readonly words: LearnedWords;
  readonly alike: Set<string>;
  /** What was read to learn from, not to be read again to be judged. */
  readonly tellings: Map<Pair, [Telling, Telling]>;
}

function learn(twins: readonly Twins[], packs: Catalogue['packs']): ReadonlyMap<string, Learned> {
  const learned = new Map<string, Learned>();
  const seen = new Set<string>();
  for (const one of twins) {
    const languages = languagesOf(one);
    let of = learned.get(languages);
    if (!of) learned.set(languages, (of = { words: new LearnedWords(), alike: new Set(), tellings: new Map() }));
    for (const pair of ownPairs(alignmentOf(one, packs))) {
      const key = `${languages} ${textOf(pair.left)}\n${textOf(pair.right)}`;
      if (seen.has(key)) continue;
      if (seen.size < mostAlike) seen.add(key);
      const [left, right] = tellingsOf(pair, one, packs);
      if (!left || !right) continue;
      of.words.add(left, right);
      if (of.tellings.size < mostKept) of.tellings.set(pair, [left, right]);
    }
  }
  return learned;
}

function languagesOf({ left, right }: Twins): string {
  return `${left.locale} ${right.locale}`;
}

function tellingsOf(pair: Pair, { left, right }: Twins, packs: Catalogue['packs']): [Telling?, Telling?] {
  const [mine, theirs] = [packs.get(left.locale), packs.get(right.locale)];
  const one = mine && tellingOf(pair.left, 'left', left, mine, theirs?.glossary);
  const other = theirs && tellingOf(pair.right, 'right', right, theirs, mine?.glossary);
  return one && other ? [one, other] : [];
}

/** The gravest divergence of a pair; one is enough to send a reader there. */
function divergenceOf(
  pair: Pair,
  twins: Twins,
  packs: Catalogue['packs'],
  learned: ReadonlyMap<string, Learned>,
): Divergence | undefined {
  const of = learned.get(languagesOf(twins));
  const key = JSON.stringify([pair.left.map(keyIn(twins.left)), pair.right.map(keyIn(twins.right))]);
  if (!of || of.alike.has(key)) return undefined;
  const [one, other] = of.tellings.get(pair) ?? tellingsOf(pair, twins, packs);
  of.tellings.delete(pair);
  const [first] = one && other ? divergencesOf(of.words.teach(one), of.words.teach(other)) : [];
  if (!first && of.alike.size < mostAlike) of.alike.add(key);
  return first;
}

/** Everything a directive is read by. */
function keyIn({ view }: Twin): (unit: Unit) => unknown {
  return (unit) => {
    const section = view.sections[unit.section];
    const leads: string[] = [];
    for (let up = parentIn(view, unit); up; up = parentIn(view, up)) if (up.lead) leads.push(up.text);
    return [unit.text, unit.shape, section?.label, section?.role, section?.form, leads];
  };
}

function parentIn(view: View, { parent }: Unit): Unit | undefined {
  return parent === undefined ? undefined : view.units[parent];
}

const mostAlike = 50_000;
const mostKept = 5_000;

function finding({ feature, weaker, weight, here, there }: Divergence, pair: Pair, twins: Twins): Found {
  const strong = facing(weaker);
  const data = { locale: twins[weaker].locale, other: twins[strong].locale };
  const texts = { weak: textOf(pair[weaker]), strong: textOf(pair[strong]) };
  const word = (here ?? there)?.text ?? excerpt(texts.weak);
  const related: Related = {
    at: placeOf(there, pair, twins, strong),
    message: 'other',
    data: { other: data.other, text: excerpt(texts.strong) },
  };
  return {
    message: codes[feature],
    ...levelOf(pair.similarity < certain && weight === 'certain' ? 'likely' : weight),
    data: { ...data, word, ...(here && there ? { there: there.text } : {}) },
    at: placeOf(here, pair, twins, weaker),
    related: [related],
    anchor: JSON.stringify([feature, data.other, word, texts.weak]),
  };
}

function sectionFinding({ weaker, weight, ...pair }: SectionDivergence, twins: Twins): Found {
  const strong = facing(weaker);
  const data = { locale: twins[weaker].locale, other: twins[strong].locale, word: pair[strong].label };
  return {
    message: 'section',
    ...levelOf(weight),
    data,
    at: pair[weaker].place,
    related: [{ at: pair[strong].place, message: 'label', data: { other: data.other } }],
  };
}

/** What a word says is an error; what one is missing for, a warning; what only a reader of both can judge, a hint. */
function levelOf(weight: Weight): Pick<Found, 'level'> {
  if (weight === 'certain') return {};
  return { level: weight === 'likely' ? 'warning' : 'info' };
}

function placeOf(span: Span | undefined, pair: Pair, twins: Twins, side: Side): Place {
  return span ? placeAt(twins[side].seed.file, span.start, span.end) : pair[side][0].place;
}
