import { fileAt, isUnread, pathIn, translationsOf, type Catalogue } from '../../src/core/catalogue.ts';
import { namesOf } from '../../src/core/name.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Seed } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'missing-translation',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'A seed exists in one language of the catalogue and not in another.',
  messages: {
    missing: 'There is no {locale} version of this seed. Create {path}.',
    other: 'The {locale} version',
  },
  *check(catalogue) {
    const { definition } = catalogue;
    const said = new Set<string>();
    for (const seed of catalogue.seeds) {
      const fileClass = definition.classes[seed.class];
      if (!fileClass || fileClass.languages !== 'files' || seed.cell.locale === undefined) continue;
      const others = translationsOf(catalogue, seed);
      for (const locale of Object.keys(definition.axes.locale)) {
        if (locale === seed.cell.locale || others.some((other) => other.cell.locale === locale)) continue;
        const [name] = namesOf(seed.pattern, { ...seed.cell, locale }, definition.axes);
        if (name === undefined) continue;
        if (locale === definition.locale.unmarked && hasUnmarked(catalogue, seed, fileClass.folder)) continue;
        const path = pathIn(fileClass.folder, name);
        if (isUnread(catalogue, path)) continue;
        // A third language is missed once, not once per language that is there.
        if (said.has(path)) continue;
        said.add(path);
        yield {
          message: 'missing',
          data: { locale, path },
          at: wholeFile(seed.file),
          related: others.map((other) => ({
            at: wholeFile(other.file),
            message: 'other',
            data: { locale: other.cell.locale ?? '' },
          })),
          anchor: locale,
        };
      }
    }
  },
});

/** Is the seed also there under a name without a locale? `dev-work.md` beside `dev-work_en.md` is its default language. */
function hasUnmarked(catalogue: Catalogue, { pattern, cell }: Seed, folder: string): boolean {
  const { locale: _locale, ...rest } = cell;
  const paths = namesOf(pattern, rest, catalogue.definition.axes).map((name) => pathIn(folder, name));
  return paths.some((path) => fileAt(catalogue, path) || isUnread(catalogue, path));
}
