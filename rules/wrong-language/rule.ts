import { sectionRole, type LocalePack } from '../../src/core/locale-pack.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { scriptOf } from '../../src/core/script.ts';
import type { Section, Unit, View } from '../../src/core/seed.ts';
import { cyrillicWords, englishWords, isEnglish } from './words.ts';

interface Options {
  /** Words of the other alphabet that any seed may use, in any case. */
  readonly accept: readonly string[];
}

export default defineRule<Options>({
  id: 'wrong-language',
  scope: 'seed',
  category: 'language',
  severity: 'error',
  summary: 'A directive or a label is in another language than its seed.',
  messages: {
    english: 'This is English in a text for locale "{locale}". Translate it.',
    cyrillic: 'Cyrillic text in a seed for locale "{locale}": "{words}". Translate it, or quote it as code.',
    label: 'The label "{label}" is English in a text for locale "{locale}". Translate it.',
    file: '{wrong} of {total} directives are not in the language of locale "{locale}". Translate the text, or correct the locale.',
  },
  options: { accept: [] },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: { accept: { type: 'array', items: { type: 'string' } } },
  },
  *check(seed, { catalogue, options }) {
    for (const view of seed.views) {
      const judge = judges[scriptOf(view.locale) ?? ''];
      if (!judge) continue;
      const { locale } = view;
      const accepted = new Set(options.accept.map((word) => word.toLowerCase()));
      const units = view.units.flatMap((unit) => judge.unit(unit, view, accepted));
      const [first] = units;
      const wrong = units.length;
      if (first && wrong >= 4 && wrong > view.units.length / 2) {
        yield { message: 'file', data: { wrong, total: view.units.length, locale }, at: first.at, anchor: `file ${locale}` };
        continue;
      }
      yield* view.sections.flatMap((section) => judge.label(section, view, accepted, catalogue.packs));
      yield* units;
    }
  },
});

interface Judge {
  unit(unit: Unit, view: View, accepted: ReadonlySet<string>): Found[];
  label(
    section: Section,
    view: View,
    accepted: ReadonlySet<string>,
    packs: ReadonlyMap<string, LocalePack>,
  ): Found[];
}

const judges: Readonly<Record<string, Judge>> = {
  Cyrl: {
    unit({ text, place }, { locale }, accepted) {
      return isEnglish(text, accepted) ? [{ message: 'english', data: { locale }, at: place }] : [];
    },
    // A label may be a term that stays English («Acceptance Criteria»); one that English seeds use for a section is a leftover.
    label({ label, place }, { locale }, accepted, packs) {
      const own = packs.get(locale);
      const english = packs.get('en');
      if (englishWords(label, accepted).length < 2 || cyrillicWords(label).length > 0) return [];
      if (!own || !english || sectionRole(own, label) !== undefined || !sectionRole(english, label)) return [];
      return [{ message: 'label', data: { label, locale }, at: place }];
    },
  },
  Latn: {
    unit: ({ text, place }, view, accepted) => cyrillicIn(text, place, view, accepted),
    label: ({ label, place }, view, accepted) => cyrillicIn(label, place, view, accepted),
  },
};

function cyrillicIn(text: string, at: Found['at'], { locale }: View, accepted: ReadonlySet<string>): Found[] {
  const words = cyrillicWords(text, accepted);
  if (words.length === 0) return [];
  const shown = words.length > 4 ? `${words.slice(0, 4).join(' ')} …` : words.join(' ');
  return [{ message: 'cyrillic', data: { words: shown, locale }, at }];
}
