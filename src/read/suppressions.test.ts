import { describe, expect, test } from 'vitest';
import type { Suppression } from '../core/suppression.ts';
import type { Template } from '../core/template.ts';
import { parseMarkdown } from './markdown.ts';
import { readSuppressions } from './suppressions.ts';

describe('the words', () => {
  test.each([
    [
      'seedlint-disable-next-line mixed-list -- шаг зависит от режима',
      ['mixed-list'],
      'шаг зависит от режима',
      undefined,
    ],
    [
      'seedlint-disable-next-line mixed-list — шаг зависит от режима',
      ['mixed-list'],
      'шаг зависит от режима',
      undefined,
    ],
    ['seedlint-disable-next-line mixed-list – шаг', ['mixed-list'], 'шаг', undefined],
    ['seedlint-disable-next-line mixed-list—шаг', ['mixed-list'], 'шаг', undefined],
    [
      '  SEEDLINT-Disable-Next-Line   Mixed-List,broken-reference ,  doubled-word  --  a   b ',
      ['mixed-list', 'broken-reference', 'doubled-word'],
      'a b',
      undefined,
    ],
    ['seedlint-disable-next-line mixed-list -- legacy [until 2027-01-31]', ['mixed-list'], 'legacy', '2027-01-31'],
    ['seedlint-disable-next-line mixed-list -- legacy until 2027-01-31', ['mixed-list'], 'legacy', '2027-01-31'],
    ['seedlint-disable-next-line mixed-list -- старый шаг (до 2027-01-31)', ['mixed-list'], 'старый шаг', '2027-01-31'],
    ['seedlint-disable-next-line mixed-list until 2027-01-31 -- legacy', ['mixed-list'], 'legacy', '2027-01-31'],
    ['seedlint-disable-next-line mixed-list -- until 2027-01-31', ['mixed-list'], undefined, '2027-01-31'],
    [
      'seedlint-disable-next-line mixed-list -- until the end of 2027',
      ['mixed-list'],
      'until the end of 2027',
      undefined,
    ],
    ['seedlint-disable-next-line mixed-list -- until 2.10.1 is out', ['mixed-list'], 'until 2.10.1 is out', undefined],
    ['seedlint-disable-next-line mixed-list -- ...', ['mixed-list'], undefined, undefined],
    ['seedlint-disable-next-line mixed-list', ['mixed-list'], undefined, undefined],
    ['seedlint-disable-next-line -- why not', [], 'why not', undefined],
    ['seedlint-disable-nextline mixed-list -- typo', [], 'typo', undefined],
  ])('%s', (body, rules, reason, until) => {
    const [found, ...rest] = markdown(`<!-- ${body} -->\nтекст\n`);
    expect(rest).toEqual([]);
    expect([found?.rules, found?.reason, found?.until]).toEqual([rules, reason, until]);
  });

  test.each([
    '31.12.2026',
    '31/12/2026',
    '2026/12/31',
    '2026.12.31',
    '2027-1-5',
    '2027-01',
    '2026-13-01',
    '2027-02-30',
  ])('until %s is a date nobody keeps, not a part of the reason', (written) => {
    const [found] = markdown(`<!-- seedlint-disable-next-line mixed-list -- legacy until ${written} -->\nтекст\n`);
    expect([found?.misdated, found?.until, found?.reason]).toEqual([written, undefined, 'legacy']);
  });

  test('other comments are not suppressions', () => {
    expect(markdown('<!-- see seedlint-disable-next-line in the manual -->\nseedlint-disable x -- y\n')).toEqual([]);
    expect(markdown('<!-- policy:secrets -->\nтекст\n')).toEqual([]);
  });
});

describe('the lines', () => {
  test('the next line that says anything, past blank lines and further suppressions', () => {
    const found = markdown(`Сделайте:

<!-- seedlint-disable-next-line mixed-list -- так надо -->

<!-- seedlint-disable-next-line
     doubled-word -- так тоже -->
<!-- просто так -->
1. Прочитайте.
`);
    expect(found.map(lines)).toEqual(['mixed-list 7-7', 'doubled-word 7-7']);
    const stacked = markdown(
      '<!-- seedlint-disable-next-line a -- x -->\n\n<!-- seedlint-disable-next-line b -- x -->\nтекст\n',
    );
    expect(stacked.map(lines)).toEqual(['a 4-4', 'b 4-4']);
  });

  test('a comment on the last line covers nothing beyond the file', () => {
    expect(markdown('текст\n<!-- seedlint-disable-next-line a -- x -->').map(lines)).toEqual(['a 2-2']);
  });

  test('a block reaches to where the rule is enabled again, or to the end', () => {
    const found = markdown(`<!-- seedlint-disable a, b, c -- x -->
один
<!-- seedlint-enable a -->
два
<!-- seedlint-enable b -->
три
<!-- seedlint-disable a -- y -->
<!-- seedlint-enable -->
`);
    expect(found.map(lines)).toEqual(['a 1-3', 'b 1-5', 'c 1-8', 'a 7-8']);
  });

  test('a whole file, wherever the comment stands', () => {
    expect(markdown('один\n\nдва\n\n<!-- seedlint-disable-file a -- x -->\n\nтри').map(lines)).toEqual(['a 1-7']);
  });

  test('the place is the comment itself', () => {
    const [found] = markdown('один <!-- seedlint-disable-file a -- x --> два\n');
    expect(found?.place).toMatchObject({ line: 1, column: 6, endColumn: 43 });
  });

  test('within lists and quotes', () => {
    const found = markdown(
      '- шаг\n  <!-- seedlint-disable-next-line a -- x -->\n  - вложенный\n\n> <!-- seedlint-disable-next-line b -- x -->\n> цитата\n',
    );
    expect(found.map(lines)).toEqual(['a 3-3', 'b 6-6']);
  });

  test('a comment in code is an example', () => {
    expect(
      markdown('`<!-- seedlint-disable-file a -- x -->`\n\n```html\n<!-- seedlint-disable-file a -- x -->\n```\n'),
    ).toEqual([]);
  });
});

describe('the kinds of files', () => {
  test('template comments, and HTML comments between template actions', () => {
    const text = `{{- if .IsFullEnv }}
{{/* seedlint-disable-next-line a -- x */}}
- один
<!-- seedlint-disable-next-line b -- x -->
- два
{{- end }}
`;
    const found = readSuppressions({ path: 'envelope.tmpl', text, bom: false }, undefined, templateOf(text));
    expect(found.map(lines)).toEqual(['a 3-3', 'b 5-5']);
  });

  test('a template comment that holds an HTML comment is read once', () => {
    const text = '{{/* <!-- seedlint-disable-file a -- x --> */}}\nодин\n';
    expect(readSuppressions({ path: 'envelope.tmpl', text, bom: false }, undefined, templateOf(text))).toEqual([]);
  });

  test('YAML comments', () => {
    const text =
      'runs:\n  # seedlint-disable-next-line missing-seed -- позже\n  - stage: dev # seedlint-disable-file a -- x\n  - note: "a#seedlint-disable-file b -- x"\n';
    const found = readSuppressions({ path: 'catalogue.yaml', text, bom: false }, undefined, undefined);
    expect(found.map(lines)).toEqual(['missing-seed 3-3', 'a 1-5']);
  });

  test('CRLF line endings', () => {
    expect(markdown('один\r\n<!-- seedlint-disable-next-line a -- x -->\r\n\r\nдва\r\n').map(lines)).toEqual(['a 4-4']);
  });
});

function markdown(text: string): Suppression[] {
  return readSuppressions({ path: 'dev-work.md', text, bom: false }, parseMarkdown(text), undefined);
}

function lines({ rules, from, to }: Suppression): string {
  return `${rules.join(',')} ${from}-${to}`;
}

function templateOf(text: string): Template {
  const actions = [...text.matchAll(/\{\{(-? ?)(?:\/\*([^]*?)\*\/)?.*?\}\}/g)].map(
    ({ 0: { length }, 2: comment, index: start }) => ({
      keyword: comment === undefined ? ('if' as const) : ('comment' as const),
      start,
      end: start + length,
      trimStart: start,
      trimEnd: start + length,
      ...(comment === undefined ? {} : { comment }),
    }),
  );
  return { nodes: [], actions, errors: [] };
}
