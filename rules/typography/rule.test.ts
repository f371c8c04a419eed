import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixFiles } from '../../src/testing/lint-files.ts';
import rule from './rule.ts';

const pieces = [
  'Прочитайте задачу',
  'read the issue',
  ' - ',
  ' — ',
  '  ',
  ' ,',
  ',',
  '"Цель работы"',
  '«Итог»',
  ' "',
  '...',
  '…',
  ' .',
  ' ?',
  'отчет',
  'Ещё',
  '**важно**',
  ' `a  b ,c` ',
  ' {{ .BaseBranch }} ',
  '{{ if eq .PromptLocale "ru" }}да ,нет{{ else }}no ,yes{{ end }}',
  ' <!-- note  ,x --> ',
  ' https://example.org/a,б ',
  '~~нет  ,да~~',
  ' [ссылка ,тут](docs/a  b.md) ',
  '\n',
  '\n\n',
  '\n- ',
  '\n  1.  ',
  '\n> ',
  '\n\n```\nx  ,y - "z"\n```\n\n',
  '\n\nКод:\n\n    if ! x ;  then\n\n',
  '\n| a  | b ,c |\n',
  '\u00A0',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
const options = fc.record({
  quotes: fc.constantFrom({ ru: 'guillemets' }, { ru: 'curly' }, { ru: 'straight' }, {}),
  dash: fc.constantFrom({ ru: 'em' }, { ru: 'en' }, { ru: 'hyphen' }, {}),
  ellipsis: fc.constantFrom('any', 'dots', 'character'),
  yo: fc.constantFrom('any', 'always', 'never'),
});

test('mending twice is mending once, and what is not prose stays as it was', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(text, options, async (seed, chosen) => {
      const settings = {
        rules: [rule],
        catalogue: { classes: { seed: { languages: 'branches' } } },
        config: { rules: { typography: { severity: 'info', ...chosen } } },
      };
      const once = await fixFiles({ 'dev-work_ru.md': seed }, 'unsafe', settings);
      expect(once.stable).toBe(true);
      const mended = once.files.get('dev-work_ru.md') ?? seed;
      const twice = await fixFiles({ 'dev-work_ru.md': mended }, 'unsafe', settings);
      expect(twice.files.size).toBe(0);
      expect(untouched(mended)).toEqual(untouched(seed));
      expect(letters(mended)).toBe(letters(seed));
    }),
    { numRuns: 150 },
  );
});

/** Code, fences, actions, comments, addresses, deleted text, tables and the beginnings of lines. */
function untouched(seed: string): string[] {
  const shapes =
    /```[^`]*```|`[^`\n]*`|\{\{[^}]*\}\}|<!--.*?-->|https?:\/\/\S+|~~[^~\n]*~~|\]\([^)\n]*\)|^\|.*$|^ {4}.*$|^[ \t>]*(?:[-]|\d+\.)? */gm;
  return seed.match(shapes) ?? [];
}

function letters(seed: string): string {
  return seed
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
