import type { Change, Drift } from '../../src/core/change.ts';
import { readForce } from '../../src/core/force.ts';
import { foldWords } from '../../src/core/glossary.ts';
import type { Register } from '../../src/core/requirement.ts';
import type { Unit, View } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { judgePair } from '../../src/guard/judge-pair.ts';
import { knobDrift } from '../../src/guard/law/knob.ts';
import { translations } from '../../src/guard/translation.ts';
import type { Stated } from '../../src/guard/unit-change.ts';

/** Requirements of the same id whose words ask for less, or for something else. */
export function* weakerTitles(was: Register, is: Register, change: Change): Generator<Drift> {
  const now = new Map(is.requirements.map((requirement) => [requirement.id, requirement]));
  for (const requirement of was.requirements) {
    const after = now.get(requirement.id);
    if (!after) continue;
    for (const [locale, before] of Object.entries(requirement.title)) {
      const title = after.title[locale] ?? '';
      if (wordsOf(before).join(' ') === wordsOf(title).join(' ')) continue;
      const message = judged(before, title, locale, change);
      if (message === undefined) continue;
      const knob = { name: requirement.id, at: { base: requirement.place, head: after.place }, before, after: title };
      const verdict = message === 'text-unclear' ? 'unclear' : 'weakened';
      const said = locale === '' ? {} : { locale };
      yield knobDrift(change, message, knob, {
        verdict,
        ...said,
        data: { id: requirement.id, locale: locale || '*' },
        mend: 'restore',
      });
    }
  }
}

/** A title is a directive that stands alone. Some state a fact, and nobody can tell whether another fact asks the same. */
function judged(
  before: string,
  after: string,
  locale: string,
  { base }: Change,
): 'text' | 'reused' | 'text-unclear' | undefined {
  const words = wordsOf(before);
  const kept = new Set(wordsOf(after));
  if (words.filter((word) => kept.has(word)).length < words.length * another) return 'reused';
  const pack = base.catalogue.packs.get(locale || base.catalogue.definition.locale.unmarked);
  if (!pack) return 'text-unclear';
  const stated = (text: string): Stated => {
    const one = alone(text, pack.tag);
    return { ...one, reading: readForce(one.unit, { text, view: one.view, pack }) };
  };
  const context = { pack, isTranslation: translations(base.catalogue.packs), isDocument: true };
  const { judgement } = judgePair(stated(before), stated(after), context);
  return judgement === 'weakened' ? 'text' : judgement === 'strengthened' ? undefined : 'text-unclear';
}

/** A text that is one directive, as a view: for what stands in a cell of a table. */
function alone(text: string, locale: string): Omit<Stated, 'reading'> {
  const file = { path: '', text, bom: false };
  const place = placeAt(file, 0, text.length);
  const unit: Unit = {
    index: 0,
    shape: 'bullet',
    text,
    place,
    section: 0,
    depth: 0,
    lead: false,
    tokens: [],
    numbers: [],
    placeholders: [],
    guards: [],
  };
  const section = {
    index: 0,
    label: '',
    form: 'opening',
    level: 0,
    place,
    units: [unit],
    lists: [],
    empty: false,
  } as const;
  const runs = [{ kind: 'prose' as const, text, start: 0, end: text.length, unit: 0 }];
  const view: View = {
    locale,
    text,
    spans: [{ from: 0, start: 0, length: text.length }],
    sections: [section],
    units: [unit],
    runs,
    links: [],
  };
  return { file, view, unit };
}

function wordsOf(text: string): string[] {
  return foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Less than this share of the words stayed: the id was given to something else. */
const another = 0.34;
