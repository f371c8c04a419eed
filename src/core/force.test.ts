import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { packFrom } from '../read/locale-packs.ts';
import { packOf, readUnits, viewOf } from '../testing/force.ts';
import { compareReadings } from './compare-force.ts';
import { readForce, type Reading } from './force.ts';

const russian = packOf('ru');

function readAll(text: string, pack = russian): Reading[] {
  const { file, view } = viewOf(text, pack);
  return view.units.flatMap((unit) => readForce(unit, { text: file.text, view, pack }) ?? []);
}

const forces = (text: string): string[] => readAll(text).map(({ rung, mode }) => `${rung} ${mode}`);
const one = (text: string): Reading => {
  const [reading] = readAll(`## Обязательные правила\n\n- ${text}\n`);
  if (!reading) throw new Error('nothing was read');
  return reading;
};

test('the lead of a nested list says how its items are meant, and the nearest lead wins', () => {
  expect(
    forces(`## Обязательные правила

- Разрешены только:
  - правки документации
  - тесты
- Не трогайте:
  - миграции
  - \`vendor/\`
- Рекомендуется:
  - короткие коммиты
`),
  ).toEqual([
    'must restrict',
    'must restrict',
    'must restrict',
    'must-not forbid',
    'must-not forbid',
    'must-not forbid',
    'should oblige',
    'should oblige',
  ]);
});

test('no marker is seen in code, in an address or in deleted text, and markup hides none', () => {
  expect(one('Запустите `не надо` и приложите вывод.').features.negative).toBe(false);
  expect(one('Откройте https://example.org/только и проверьте.').features.only).toEqual([]);
  expect(one('Откройте ~~только~~ PR.').features.only).toEqual([]);
  expect(one('Публиковать токены за**прещ**ено.').rung).toBe('must-not');
});

test('markers stand where their words stand in the file', () => {
  const text = '## Правила\n\n- **Не меняйте**\n  файлы `a.md`,   кроме\u00a0`b.md`.\n';
  const { file, view } = viewOf(text, russian);
  const unit = view.units[0];
  const reading = unit && readForce(unit, { text: file.text, view, pack: russian });
  expect(reading?.markers.map(({ start, end, says }) => [file.text.slice(start, end), says])).toEqual([
    ['Не меняйте', 'negated-imperative'],
    ['кроме', 'exception'],
  ]);
});

test('look-alike letters, unseen characters, stress and decomposed letters change nothing', () => {
  const plain = one('Запрещено публиковать токены, кроме тестовых.');
  for (const text of [
    'Зaпрещено публиковать токены, кроме тестовых.',
    'Запре\u00adщено публиковать\u200b токены, кро\u0301ме тестовых.',
    'Запрещено\u00a0публиковать токены,\u202fкроме тестовых.',
    'ЗАПРЕЩЕНО публиковать токены, кроме тестовых.',
    'Запрещено публиковать токены, кроме тестовых.'.normalize('NFD'),
  ]) {
    expect([text, one(text).rung, compareReadings(plain, one(text), russian)]).toEqual([
      text,
      'must-unless',
      { verdict: 'equal', reasons: [] },
    ]);
  }
});

test('a modal word in a clause that only qualifies is not the directive’s', () => {
  for (const text of [
    'Если по задаче нужен ответ, публикуйте его.',
    'Опишите, почему правка не требуется.',
    'Проверьте, можно ли удалить файл.',
    'Перечислите файлы, которые нельзя менять.',
  ]) {
    expect({ ...one(text), text }).toMatchObject({ rung: 'must', mode: 'oblige', text });
  }
});

test('an attribute is no modal word, and a task named in a description no order', () => {
  const readings = readAll(
    '## Forbidden\n\n- changing files outside the allowed scope\n\n## Role profile\n\n- Responsibility: refine the problem.\n- Refine the problem.\n',
    packOf('en'),
  );
  expect(readings.map(({ rung }) => rung)).toEqual(['must-not', 'describe', 'must']);
  expect(one('Меняйте файлы из разрешённого списка.')).toMatchObject({ rung: 'must', mode: 'oblige' });
});

test('an aside in brackets does not hide the duty it stands in, and is kept as a permission', () => {
  const reading = one('Приложите логи (можно в архиве).');
  expect(reading).toMatchObject({ rung: 'must', mode: 'oblige' });
  expect(reading.clauses.map(({ mode }) => mode)).toEqual(['oblige', 'permit']);
});

test('every prohibition of a directive is counted', () => {
  expect(one('Не создавайте и не пушьте теги; не меняйте `main`.').features.prohibitions).toBe(3);
  const [was, is] = readUnits('ru', 'Правила', ['Не создавать и не пушить теги', 'Не создавать и пушить теги']);
  expect(was && is && compareReadings(was, is, russian).verdict).toBe('weaker');
});

test('a condition of the template loosens, and a footnote does', () => {
  const reading = one('Обновите `CHANGELOG.md`.');
  expect(compareReadings(reading, { ...reading, guards: ['if .IsFullEnv'] }, russian)).toMatchObject({
    verdict: 'weaker',
    reasons: [{ feature: 'guard' }],
  });
  expect(compareReadings(reading, one('Обновите `CHANGELOG.md`. (*)'), russian).verdict).toBe('weaker');
});

test('a language is a folder: fifteen lines of German are enough to read German', () => {
  const german = packFrom('de', {
    sections: { forbidden: ['Verboten'], steps: ['Ablauf'], context: ['Kontext'] },
    force: parse(`
phrases:
  must-not: [darf|dürfen|darfst|soll|sollen nicht, ist|sind .. verboten|untersagt, niemals]
  must: [muss|müssen|musst, ist|sind erforderlich|nötig]
  should: [sollte|sollten|solltest]
  may: [darf|dürfen|darfst|kann|können|kannst]
  negation: [nicht]
  hedge: [wenn möglich, nach möglichkeit, bei bedarf]
  exception: [außer, es sei denn]
  condition: [wenn, falls, sobald]
  only: [nur, ausschließlich]
  all: [jede, jeder, jedes, jeden, alle]
  max: [höchstens]
verbs:
  imperative: { reach: 1, words: [lies, prüfe, starte, öffne, ändere] }
sections: { forbidden: must-not, steps: must, context: describe }
numbers: { 3: [drei] }
`),
  });
  const readings = readAll(
    `## Ablauf

- Lies die Aufgabe.
- Der Agent darf keine Tests löschen, sie dürfen nicht fehlen, außer der Owner stimmt zu.
- Ändere nur \`docs/\`.
- Wenn möglich, ergänze Tests.
- Höchstens drei Versuche.
- Du kannst Logs lesen.

## Verboten

- Geheimnisse veröffentlichen

## Kontext

- Die Tests laufen in CI.
`,
    german,
  );
  expect(readings.map(({ rung, mode }) => `${rung} ${mode}`)).toEqual([
    'must oblige',
    'must-unless forbid',
    'must oblige',
    'must-unless oblige',
    'must oblige',
    'may permit',
    'must-not forbid',
    'describe describe',
  ]);
  expect(readings[2]?.features.only).toHaveLength(1);
  expect(readings[4]?.features.bounds).toMatchObject([{ kind: 'max', value: 3 }]);
});

test('a language without words is not read at all', () => {
  expect(readAll('- Lies die Aufgabe.\n', packFrom('de', {}))).toEqual([]);
});

test.each([
  ['one sentence', 'не меняйте файлы без согласования, если это не '.repeat(20_000)],
  ['brackets', '(кроме '.repeat(100_000)],
  ['marks', 'и или до 5 только все любые при '.repeat(30_000)],
  ['commas', 'проверьте, или '.repeat(60_000)],
  ['no blank', 'не'.repeat(400_000)],
  ['globs', '`**/*/**/*` '.repeat(40_000)],
])('a directive of a megabyte (%s) is read and compared in time that grows with its length', (_, text) => {
  const begun = performance.now();
  const [reading] = readAll(`- ${text.trim()}\n`);
  const read = performance.now() - begun;
  expect(reading).toBeDefined();
  if (reading) compareReadings(reading, one('Проверьте сборку.'), russian);
  expect(read).toBeLessThan(10_000);
  expect(performance.now() - begun - read).toBeLessThan(5000);
});
