import { expect, test } from 'vitest';
import { hardcodedPath, mixedScript, unreachableSeed } from '../testing/sample-report.ts';
import { explainText, fixesShown } from './explain.ts';
import type { TextOptions } from './input.ts';
import { rulesJson, rulesText } from './rules-table.ts';
import { wordsFor, wordsFrom } from './words.ts';

const english: TextOptions = { words: wordsFrom('en', {}), width: 60, colour: 0 };

const readme = `# mixed-script

A word mixes Cyrillic and Latin letters that look alike.

## Why

A Latin \`x\` in a Russian word breaks every search for it,
and nobody sees it.

## Flagged

### In a numbered step

\`\`\`md dev-work_ru.md
1. Не запускax тесты.
\`\`\`

\`\`\`text findings
dev-work_ru.md:1:7 error Word "запускax" …
\`\`\`

\`\`\`md dev-work_ru.md fixed unsafe
1. Не запускай тесты.
\`\`\`

## How to mend it

- Type the word anew. See [the table](https://example.org/letters), it lists them all.
  Do not copy it.
- Run \`seedlint\` again.

| letter | code |
| --- | --- |
`;

test('a README is set for the terminal', () => {
  expect(explainText({ rule: mixedScript, fixes: 'unsafe' }, readme, english)).toBe(`\
mixed-script  language · error · --fix-unsafe

A word mixes Cyrillic and Latin letters that look alike.

Why

A Latin \`x\` in a Russian word breaks every search for it,
and nobody sees it.

Flagged

In a numbered step

  dev-work_ru.md
    1. Не запускax тесты.

  findings
    dev-work_ru.md:1:7 error Word "запускax" …

  dev-work_ru.md after --fix-unsafe
    1. Не запускай тесты.

How to mend it

- Type the word anew. See the table
  (https://example.org/letters), it lists them all. Do not
  copy it.
- Run \`seedlint\` again.

| letter | code |
| --- | --- |
`);
});

test('an unseen character in an example is made visible', () => {
  expect(explainText({ rule: mixedScript }, '# x\n\n```md a.md\nза\u200bпуск\u001b[1m\n```\n', english)).toContain(
    '    за<U+200B>пуск␛[1m\n',
  );
});

test('the best fix a README shows is the fix of the rule', () => {
  expect(fixesShown(readme)).toBe('unsafe');
  expect(fixesShown(`${readme}\n\`\`\`md a.md fixed\n\`\`\`\n`)).toBe('safe');
  expect(fixesShown('# x\n\nfixed\n')).toBeUndefined();
});

test('rules are listed by category', async () => {
  const entries = [
    { rule: mixedScript, fixes: 'safe' as const },
    { rule: unreachableSeed, severity: 'off' as const },
  ];
  expect(rulesText(entries, english)).toBe(`\
language
  mixed-script      error  --fix  A word mixes Cyrillic and
                                  Latin letters that look
                                  alike.

catalogue
  unreachable-seed  off           No run ever gets this
                                  file.
`);
  expect(rulesText(entries, { ...english, width: 200, words: await wordsFor('ru') })).toMatch(
    /^язык\n {2}mixed-script +ошибка +--fix {2}.+\n\nкаталог\n {2}unreachable-seed {2}выключено {9}/,
  );
});

test('rules as data', () => {
  expect(JSON.parse(rulesJson([{ rule: hardcodedPath }], english.words))).toEqual([
    {
      id: 'hardcoded-path',
      category: 'references',
      severity: 'warning',
      fixes: null,
      summary: 'A value that the template knows is written out.',
    },
  ]);
});
