import { describe, expect, test } from 'vitest';
import { parseReadme } from './readme.ts';

const page = (flagged: string, accepted = accept): string =>
  `# doubled-word\n\nA word stands\ntwice \`in a row\`.\n\n## Why\n\nIt reads badly.\n\n## Flagged\n\n${flagged}\n## Accepted\n\n${accepted}\n`;
const accept = '### Once\n```md dev-work_ru.md\nСобери.\n```\n';
const flag = [
  '### Twice',
  'A copy that nobody read again.',
  '```md dev-work_ru.md',
  'Собери собери.',
  '```',
  '```text findings',
  'dev-work_ru.md:1:8 warning "собери" stands twice.',
  '```',
].join('\n');

describe('a rule README', () => {
  test('has a title, a summary on one line and sections', () => {
    const readme = parseReadme(page(flag));
    expect(readme).toMatchObject({
      title: 'doubled-word',
      summary: 'A word stands twice `in a row`.',
      sections: ['Why', 'Flagged', 'Accepted'],
      faults: [],
    });
    expect([...readme.filled]).toEqual(['Why', 'Flagged', 'Accepted']);
  });

  test('has one case per ### heading: its files and the findings they give', () => {
    expect(parseReadme(page(flag)).cases).toEqual([
      {
        title: 'Twice',
        line: 12,
        verdict: 'flagged',
        files: { 'dev-work_ru.md': 'Собери собери.\n' },
        findings: ['dev-work_ru.md:1:8 warning "собери" stands twice.'],
      },
      { title: 'Once', line: 22, verdict: 'accepted', files: { 'dev-work_ru.md': 'Собери.\n' }, findings: [] },
    ]);
  });

  test('may lay data over the test catalogue and the configuration', () => {
    const blocks = [
      '```yaml catalogue.yaml',
      'classes: { seed: { folder: prompts } }',
      '```',
      '```yaml seedlint.config.yaml',
      'rules: { doubled-word: { allow: [да] } }',
      '```',
    ];
    expect(parseReadme(page([flag, ...blocks].join('\n'))).cases[0]).toMatchObject({
      catalogue: { classes: { seed: { folder: 'prompts' } } },
      config: { rules: { 'doubled-word': { allow: ['да'] } } },
    });
  });

  test('shows files after safe fixes and after all fixes', () => {
    const blocks = [
      '```md dev-work_ru.md fixed',
      'Собери.',
      '```',
      '```md dev-work_ru.md fixed unsafe',
      'Собери!',
      '```',
    ];
    expect(parseReadme(page([flag, ...blocks].join('\n'))).cases[0]).toMatchObject({
      fixed: { 'dev-work_ru.md': 'Собери.\n' },
      fixedUnsafe: { 'dev-work_ru.md': 'Собери!\n' },
    });
  });

  test('an example may hold fences of its own', () => {
    const fenced = '### Once\n````md dev-work_ru.md\n```sh\nmake\n```\n````\n';
    expect(parseReadme(page(flag, fenced)).cases[1]?.files).toEqual({ 'dev-work_ru.md': '```sh\nmake\n```\n' });
  });

  test('a headline inside an example is no headline of the page', () => {
    const headings = '### Once\n```md dev-work_ru.md\n## Flagged\n### Цель\n```\n';
    expect(parseReadme(page(flag, headings)).cases).toHaveLength(2);
  });
});

describe('an escaped block', () => {
  test.each([
    ['a character nobody can see', 'Собе\\u{200B}ри', 'Собе\u200Bри\n'],
    ['a character beyond the first plane', '\\u{E0041}', '\u{E0041}\n'],
    ['a Windows line end', 'Собери\\r', 'Собери\r\n'],
    ['a tab', '\\tСобери', '\tСобери\n'],
    ['a backslash', 'a\\\\u{200B}', 'a\\u{200B}\n'],
    ['no line end at the end', 'Собери\\', 'Собери'],
  ])('may write %s', (_, written, text) => {
    const block = `### Once\n\`\`\`md dev-work_ru.md escaped\n${written}\n\`\`\`\n`;
    expect(parseReadme(page(flag, block)).cases[1]?.files['dev-work_ru.md']).toBe(text);
  });

  test('leaves other blocks alone', () => {
    const block = '### Once\n```md dev-work_ru.md\nСобе\\u{200B}ри\n```\n';
    expect(parseReadme(page(flag, block)).cases[1]?.files['dev-work_ru.md']).toBe('Собе\\u{200B}ри\n');
  });

  test('may be a fixed file', () => {
    const block = '```md dev-work_ru.md fixed escaped\nСобери\\r\n```';
    expect(parseReadme(page(`${flag}\n${block}`)).cases[0]?.fixed).toEqual({ 'dev-work_ru.md': 'Собери\r\n' });
  });
});

describe('what would silently test nothing is a fault', () => {
  test.each([
    ['no flagged case', page('Nothing yet.\n'), '1: no flagged case'],
    ['no accepted case', page(flag, 'Nothing yet.\n'), '1: no accepted case'],
    ['a case without a file', page(flag, '### Once\nText.\n'), '22: the case has no file'],
    [
      'a block outside any case',
      page(`\`\`\`md x.md\nx\n\`\`\`\n${flag}`),
      '12: a block stands before the first ### of "Flagged"',
    ],
    [
      'a block without a name',
      page(`${flag}\n\`\`\`md\nx\n\`\`\``),
      '20: a block needs a file name after its language',
    ],
    [
      'a word nobody knows',
      page(`${flag}\n\`\`\`md x.md fixd\nx\n\`\`\``),
      '20: "fixd" is neither "fixed", "fixed unsafe", "base", "head" nor "escaped"',
    ],
    ['a file named twice', page(`${flag}\n\`\`\`md dev-work_ru.md\nx\n\`\`\``), '20: "dev-work_ru.md" appears twice'],
    [
      'a flagged case without findings',
      page('### Twice\n```md x.md\nx\n```'),
      '12: a flagged case needs a findings block',
    ],
    [
      'an accepted case with findings',
      page(flag, flag.replace('Twice', 'Once')),
      '22: an accepted case has no findings block',
    ],
    ['an unknown escape', page(`${flag}\n\`\`\`md x.md escaped\n\\d\n\`\`\``), '20: an escape is none of'],
    ['data that is not YAML', page(`${flag}\n\`\`\`yaml catalogue.yaml\na: [\n\`\`\``), '20: catalogue.yaml: '],
    ['two cases of one name', page(flag, accept.replace('Once', 'Twice')), '22: two cases are called "Twice"'],
  ])('%s', (_, text, fault) => {
    expect(parseReadme(text).faults).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });
});
