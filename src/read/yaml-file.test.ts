import { describe, expect, test } from 'vitest';
import { mistakeOf } from '../testing/config-files.ts';
import { dataFile, readYaml } from './yaml-file.ts';

const catalogue = `# prompts of the team
axes:
  stage: { intake: [], dev: [] }
classes:
  seed:
    names:
      - role-{role}.md
      - "{stage}.md"
    template:
`;

describe('a YAML file', () => {
  const file = readYaml('/seeds/catalogue.yaml', catalogue);
  const place = (path: (string | number)[], part?: 'key' | 'value'): string => {
    const { line, column } = file.placeOf(path, part);
    return `${line}:${column}`;
  };

  test('knows the place of every key and value', () => {
    expect(place(['classes'], 'key')).toBe('4:1');
    expect(place(['classes', 'seed'], 'key')).toBe('5:3');
    expect(place(['classes', 'seed', 'names', 1])).toBe('8:9');
    expect(place(['axes', 'stage', 'dev'], 'key')).toBe('3:24');
    expect(place(['axes', 'stage', 'dev'])).toBe('3:29');
  });

  test('places what it does not have at what is around it', () => {
    expect(place(['classes', 'seed', 'folder'])).toBe('5:3');
    expect(place(['classes', 'seed', 'names', 7])).toBe('6:5');
    expect(place(['layers', 0])).toBe('2:1');
  });

  test('places an empty value at its key', () => {
    expect(place(['classes', 'seed', 'template'])).toBe('9:5');
  });

  test('looks through aliases', () => {
    const aliased = readYaml('/seeds/c.yaml', 'a: &words [dev, qa]\nb: *words\n');
    expect(aliased.data).toEqual({ a: ['dev', 'qa'], b: ['dev', 'qa'] });
    expect(aliased.placeOf(['b', 1])).toEqual({ path: '/seeds/c.yaml', line: 1, column: 17 });
  });
});

test('JSON is read by the same parser, tabs included', () => {
  const file = readYaml('/seeds/seedlint.config.json', '{\n\t"extends": "strict",\n\t"ignore": ["черновики/**"]\n}\n');
  expect(file.data).toEqual({ extends: 'strict', ignore: ['черновики/**'] });
  expect(file.placeOf(['ignore', 0])).toMatchObject({ line: 3, column: 13 });
});

test('a byte order mark and CRLF shift nothing', () => {
  const file = readYaml('/seeds/c.yaml', '\uFEFFextends: strict\r\nignore: [a]\r\n');
  expect(file).toMatchObject({ bom: true, text: 'extends: strict\r\nignore: [a]\r\n' });
  expect(file.placeOf(['extends'], 'key')).toMatchObject({ line: 1, column: 1 });
  expect(file.placeOf(['ignore'], 'key')).toMatchObject({ line: 2, column: 1 });
});

test('an empty file holds nothing', () => {
  expect(readYaml('/seeds/c.yaml', '# nothing yet\n').data).toBeNull();
});

test('a key "__proto__" stays a key', () => {
  expect(Object.keys(readYaml('/seeds/c.yaml', '__proto__: { a: 1 }\n').data ?? {})).toEqual(['__proto__']);
});

test.each([
  ['an open bracket', 'rules:\n  a: [1, 2\nb: 3\n', '3:1 config-syntax: '],
  ['a duplicate key', 'rules: {}\nignore: []\nrules: {}\n', '3:1 config-syntax: Key "rules" appears twice.'],
  ['a tab as indentation', 'rules:\n\ta: off\n', '2:1 config-syntax: '],
  ['a second document', 'a: 1\n---\nb: 2\n', '2:1 config-syntax: A second document begins here'],
  ['a tag that asks for code', 'a: !!js/function "alert(1)"\n', '1:4 config-syntax: '],
  ['a tag that makes another kind of value', 'a: !!set { b }\n', '1:4 config-syntax: '],
  ['an alias without anchor', 'a: *none\n', '1:4 config-syntax: '],
  ['an alias within its own anchor', 'a: &a\n  b: *a\n', '2:6 config-syntax: Alias *a stands within itself.'],
  ['a list as a key', '? [a, b]\n: 1\n', '1:3 config-syntax: A key must be a plain word.'],
  ['an empty key', 'a: 1\n: 2\n', '2:1 config-syntax: A key must be a plain word.'],
  ['broken JSON', '{ "extends": "strict" "ignore": [] }', '1:23 config-syntax: '],
])('refuses %s and says where', async (_, text, expected) => {
  expect(await mistakeOf(() => readYaml('/seeds/c.yaml', text))).toContain(`/seeds/c.yaml:${expected}`);
});

test('refuses an alias bomb instead of unfolding it', async () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  const names = Array.from('abcdefghi');
  for (const [index, name] of names.slice(1).entries()) {
    const last = names[index];
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${last}`).join(', ')}]`);
  }
  expect(await mistakeOf(() => readYaml('/seeds/c.yaml', bomb.join('\n')))).toBe(
    '/seeds/c.yaml:2:8 config-syntax: Aliases multiply the document beyond measure. Mend the YAML at this place.',
  );
});

test.each([
  ['lists', '['.repeat(10_000)],
  ['closed lists', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['maps', '{a: '.repeat(10_000)],
  ['list items', '- '.repeat(10_000)],
])('refuses 10,000 nested %s', async (_, text) => {
  expect(await mistakeOf(() => readYaml('/seeds/c.yaml', text))).toMatch(
    /^\/seeds\/c\.yaml:1:\d+ config-syntax: Nested too deep to be read\./,
  );
});

test('data that is in no file is placed by its name and key', () => {
  expect(dataFile('preset strict', {}).placeOf(['rules', '*'])).toEqual({ path: 'preset strict: rules.*' });
});
