import { defineRule } from '../../src/core/rule.ts';
import { choosesLocale } from '../../src/core/template-locale.ts';
import { scopesOf } from '../../src/core/template-scope.ts';
import type { Template } from '../../src/core/template.ts';
import { placeAt, wholeFile } from '../../src/core/text.ts';
import { gapsIn, hasWords } from './gaps.ts';

export default defineRule({
  id: 'missing-locale-branch',
  scope: 'seed',
  category: 'template',
  severity: 'error',
  summary: 'A template that chooses its language by branches leaves a language of the catalogue without text.',
  messages: {
    none: 'The file says the same in every language. Give {locales} branches of their own: eq .{variable} "{first}".',
    missing: 'There is no branch for {locales}; the text is there for {written}. Add one.',
    empty: 'The branch for {locales} is empty; the text is there for {written}.',
    written: 'The text for {written}',
  },
  *check(seed, { catalogue }) {
    const { file, template } = seed;
    const { classes, locale, axes } = catalogue.definition;
    const locales = Object.keys(axes.locale);
    const { variable } = locale;
    const branches = classes[seed.class]?.languages === 'branches' && seed.cell.locale === undefined;
    if (!branches || variable === undefined || locales.length < 2) return;
    // A broken condition may well be the branch that seems to be missing.
    if (!template || template.errors.length > 0) return;
    if (!hasBranches(template, variable) && !hasDefinitions(template, locales)) {
      if (!hasWords(template.nodes, file.text)) return;
      const data = { locales: locales.join(', '), variable, first: locales[0] ?? '' };
      yield { message: 'none', data, at: wholeFile(file), anchor: 'none' };
      return;
    }
    for (const { message, at, locales: lacking, written, witness } of gapsIn(template, file.text, locales, variable)) {
      const data = { locales: lacking.join(', '), written: written.join(', ') };
      const related =
        message === 'empty' ? [{ message: 'written', data, at: placeAt(file, witness.start, witness.end) }] : [];
      yield { message, data, at: placeAt(file, at.start, at.end), related };
    }
  },
});

function hasBranches(template: Template, variable: string): boolean {
  const scopes = scopesOf(template);
  return template.actions.some((action) => choosesLocale(action, scopes.get(action), variable));
}

/** A named template per language, called from outside: `define "ru"`, `define "done_en"`. */
function hasDefinitions({ actions }: Template, locales: readonly string[]): boolean {
  const endings = new Set(
    actions.flatMap(({ keyword, name }) => (keyword === 'define' ? [name?.split(/[^\p{L}\p{N}]+/u).at(-1)] : [])),
  );
  return locales.every((locale) => endings.has(locale));
}
