import { copiedUnits } from '../../src/core/copied.ts';
import { sectionRole, type LocalePack } from '../../src/core/locale-pack.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { scriptOf } from '../../src/core/script.ts';
import type { Section, Unit, View } from '../../src/core/seed.ts';
import { cyrillicWords, englishWords, isEnglish, isTerm } from './words.ts';

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
  stricter: { accept: 'fewer' },
  *check(seed, { catalogue, options }) {
    for (const view of seed.views) {
      const judge = judges[scriptOf(view.locale) ?? ''];
      if (!judge) continue;
      const { locale } = view;
      const accepted = new Set(options.accept.map((word) => word.toLowerCase()));
      const judged = view.units.map((unit) => ({ unit, found: judge.unit(unit, view, accepted) }));
      const suspects = judged.filter(({ found }) => found.length > 0);
      // What stands word for word in the other language is untranslated-unit's, which can point there.
      const copied: ReadonlySet<Unit> = suspects.length > 0 ? copiedUnits(catalogue, view) : new Set();
      const units = suspects.filter(({ unit }) => !copied.has(unit)).flatMap(({ found }) => found);
      const [first] = units;
      const wrong = units.length;
      // Only sentences are sure to be English; one that is not Russian at all need not be one.
      const own = view.units.filter((unit) => judge.isOwn(unit)).length;
      if (first && wrong >= 3 && wrong > own) {
        const total = view.units.length;
        const data = { wrong: total - own, total, locale };
        yield { message: 'file', data, at: first.at, anchor: `file ${locale}` };
        continue;
      }
      yield* view.sections.flatMap((section) => judge.label(section, view, accepted, catalogue.packs));
      yield* units;
    }
  },
});

interface Judge {
  /** Is a directive in the alphabet of its locale? */
  isOwn(unit: Unit): boolean;
  unit(unit: Unit, view: View, accepted: ReadonlySet<string>): Found[];
  label(section: Section, view: View, accepted: ReadonlySet<string>, packs: ReadonlyMap<string, LocalePack>): Found[];
}

const judges: Readonly<Record<string, Judge>> = {
  Cyrl: {
    isOwn: ({ text }) => /\p{Script=Cyrillic}{2}/u.test(text),
    unit({ text, place }, { locale }, accepted) {
      return isEnglish(text, accepted) ? [{ message: 'english', data: { locale }, at: place }] : [];
    },
    // Headings are often terms that stay English; a «Label:» that English seeds use and Russian ones do not is a leftover.
    label({ label, place, form }, { locale }, accepted, packs) {
      const own = packs.get(locale);
      const english = packs.get('en');
      const words = englishWords(label, accepted);
      if (form !== 'label' || words.length < 2 || cyrillicWords(label).length > 0 || words.some(isTerm)) return [];
      if (!own || !english || sectionRole(own, label) !== undefined || !sectionRole(english, label)) return [];
      return [{ message: 'label', data: { label, locale }, at: place }];
    },
  },
  Latn: {
    isOwn: ({ text }) => cyrillicWords(text).length === 0 && /[a-z]{2}/i.test(text),
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
