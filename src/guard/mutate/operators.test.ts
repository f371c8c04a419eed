import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mutantsOf } from '../../testing/mutants.ts';
import { operatorNames } from './operators.ts';

const steps = { en: '## Steps', ru: '## Шаги' };
const forbidden = { en: '## Forbidden', ru: '## Запрещено' };

describe('each operator weakens a directive', () => {
  test.each([
    ['drop-duty', 'en', steps.en, '- Run the tests.', [null]],
    ['drop-duty', 'ru', steps.ru, '- Запустите тесты.', [null]],
    ['drop-prohibition', 'en', forbidden.en, '- Pushing to main.', [null]],
    ['drop-prohibition', 'ru', forbidden.ru, '- Публиковать секреты.', [null]],
    ['must-to-should', 'en', steps.en, '- The agent must run the tests.', ['The agent should run the tests.']],
    ['must-to-should', 'en', steps.en, '- Run the tests.', ['It is recommended to run the tests.']],
    ['must-to-should', 'ru', steps.ru, '- Тесты нужно запустить.', ['Тесты желательно запустить.']],
    ['must-to-should', 'ru', steps.ru, '- Запустите тесты.', ['Лучше запустите тесты.']],
    ['should-to-may', 'en', steps.en, '- The agent should run the tests.', ['The agent may run the tests.']],
    ['should-to-may', 'ru', steps.ru, '- Следует запустить тесты.', ['Можно запустить тесты.']],
    ['must-not-to-should-not', 'en', steps.en, '- Do not push to main.', ['Try not to push to main.']],
    ['must-not-to-should-not', 'en', forbidden.en, '- Pushing to main.', ['It is better to avoid pushing to main.']],
    ['must-not-to-should-not', 'ru', steps.ru, '- Не публикуйте секреты.', ['Лучше не публикуйте секреты.']],
    ['must-not-to-should-not', 'ru', forbidden.ru, '- Публиковать секреты.', ['Не рекомендуется публиковать секреты.']],
    ['narrow-quantifier', 'en', steps.en, '- Answer every comment.', ['Answer nearly every comment.']],
    ['narrow-quantifier', 'ru', steps.ru, '- Ответьте на все замечания.', ['Ответьте на почти все замечания.']],
    ['drop-only', 'en', steps.en, '- Change only Markdown.', ['Change Markdown.']],
    ['drop-only', 'ru', steps.ru, '- Меняйте только Markdown.', ['Меняйте Markdown.']],
    ['drop-order', 'en', steps.en, '- First read the issue.', ['Read the issue.']],
    ['drop-order', 'en', steps.en, '- Resolve conflicts first.', ['Resolve conflicts.']],
    ['drop-order', 'ru', steps.ru, '- Сначала прочитайте задачу.', ['Прочитайте задачу.']],
    [
      'drop-approval',
      'ru',
      steps.ru,
      '- Не сливайте без одобрения владельца.',
      ['Не сливайте без уведомления владельца.'],
    ],
    ['drop-approval', 'en', steps.en, '- Do not merge without approval.', ['Do not merge without notification.']],
    ['shift-responsibility', 'en', steps.en, '- Run the tests.', ['The reviewer is asked to run the tests.']],
    ['to-report', 'ru', steps.ru, '- Запустите тесты.', ['Раньше агентам говорили: запустите тесты.']],
    ['to-question', 'en', steps.en, '- Run the tests.', ['Run the tests?']],
    [
      'add-hedge',
      'ru',
      steps.ru,
      '- Запустите тесты;',
      ['Запустите тесты по возможности;', 'Запустите тесты, если позволяет время;'],
    ],
    ['loosen-number', 'en', steps.en, '- Wait at least 10 minutes.', ['Wait at least 5 minutes.']],
    ['loosen-number', 'ru', steps.ru, '- Делайте не более 3 попыток.', ['Делайте не более 9 попыток.']],
    ['widen-list', 'ru', steps.ru, '- Меняйте только `*.md`.', ['Меняйте только `*.md` и `scripts/**`.']],
    ['widen-list', 'en', steps.en, '- Change only `*.md` files.', ['Change only `*.md` and `scripts/**` files.']],
    [
      'shrink-list',
      'en',
      steps.en,
      '- Run `lint`, `types`, `tests` and `build`.',
      ['Run `lint`, `tests` and `build`.'],
    ],
    [
      'permit-duty',
      'en',
      steps.en,
      '- Run the tests.',
      ['Run the tests. - You may skip this when you are short of time.'],
    ],
    [
      'permit-forbidden',
      'ru',
      forbidden.ru,
      '- Публиковать секреты.',
      ['Публиковать секреты. - В срочных случаях это разрешено.'],
    ],
    ['hide-in-comment', 'en', steps.en, '- Run the tests.', ['<!-- - Run the tests. -->']],
    ['move-to-fence', 'en', steps.en, '- Run the tests.', ['```text - Run the tests. ```']],
    ['move-to-example', 'en', steps.en, '- Run the tests.', ['## Examples - Run the tests.']],
    ['homoglyph', 'en', steps.en, '- Run the tests.', ['Run th\u0435 tests.']],
    ['zero-width', 'ru', steps.ru, '- Запустите тесты.', ['Запу\u200Bстите тесты.']],
  ] as const)('%s, %s: %s %s', async (operator, locale, section, directive, after) => {
    expect((await mutantsOf(`${section}\n\n${directive}`, locale))[operator]).toEqual(
      expect.arrayContaining([...after]),
    );
  });

  test('swap-steps takes two steps of one list', async () => {
    const mutants = await mutantsOf(`${steps.en}\n\n1. Read the issue.\n2. Open the PR.`, 'en');
    expect(mutants['swap-steps']).toEqual(['1. Open the PR. 2. Read the issue.']);
  });

  test('one-role narrows to a role that does not get the file', async () => {
    const mutants = await mutantsOf(`${steps.en}\n\n- Run the tests.`, 'en');
    expect(mutants['one-role']).toEqual(['Run the tests (for the `pm` role only).']);
  });

  test('widen-list lengthens a list of all that is allowed by an item', async () => {
    const mutants = await mutantsOf(`${steps.en}\n\n- Only these files may be changed:\n  - \`*.md\``, 'en');
    expect(mutants).toEqual({ 'widen-list': ['- `*.md` - `scripts/**`'] });
  });
});

describe('a mutant that would mean the same is not made', () => {
  test.each([
    ['anything', 'of what binds nobody', 'en', '## Context\n\n- The tests run in CI.'],
    ['anything', 'of what is allowed', 'en', '## Steps\n\n- You may skip the tests.'],
    ['anything', 'of what only the run knows', 'en', '## Steps\n\n- {{ .BaseBranch }}'],
    ['anything', 'of an example', 'en', '## Examples\n\n- Run the tests.'],
    ['anything', 'of what is said twice', 'ru', '## Шаги\n\n- Запустите тесты.\n- Запустите тесты.'],
    ['anything', 'of what asks', 'en', '## Steps\n\n- Did you run the tests?'],
    ['narrow-quantifier', 'where less of it forbids more', 'en', '## Steps\n\n- Do not delete all branches.'],
    ['narrow-quantifier', 'in a condition', 'en', '## Steps\n\n- If all tests pass, open the PR.'],
    ['drop-only', 'where it restricts nothing', 'en', '## Steps\n\n- Check not only the tests.'],
    ['drop-order', 'where «затем» says it, too', 'ru', '## Шаги\n\n- Сначала прочитайте задачу, затем откройте PR.'],
    ['drop-approval', 'where nobody waits for it', 'en', '## Steps\n\n- Do not grant approval.'],
    ['add-exception', 'where there is one', 'en', '## Steps\n\n- Run the tests unless the change is trivial.'],
    ['add-hedge', 'where there is one', 'en', '## Steps\n\n- Run the tests where possible.'],
    ['add-condition', 'where there is one', 'ru', '## Шаги\n\n- Если код изменён, запустите тесты.'],
    ['loosen-number', 'where nothing tells which way is stricter', 'en', '## Steps\n\n- Use port 8080.'],
    ['loosen-number', 'under a prohibition', 'en', '## Steps\n\n- Do not make more than 3 attempts.'],
    ['shrink-list', 'of things to choose from', 'en', '## Steps\n\n- Name a file, a line, a command or a link.'],
    ['shrink-list', 'of all that is allowed', 'en', '## Steps\n\n- Change only `a.md`, `b.md`, `c.md` and `d.md`.'],
    [
      'shrink-list',
      'of what is not forbidden',
      'ru',
      '## Запрещено\n\n- Изменять файлы, которых нет в этом списке: `a.md`, `b.md`, `c.md`.',
    ],
    ['widen-list', 'that limits nothing', 'en', '## Steps\n\n- Read `AGENTS.md`.'],
    ['must-to-should', 'of a recommendation', 'en', '## Steps\n\n- Prefer small commits.'],
    ['must-not-to-should-not', 'of what names no act', 'en', '## Forbidden\n\n- Secrets in logs.'],
    ['to-question', 'where only the last sentence would ask', 'en', '## Steps\n\n- Run the tests; keep the log.'],
    ['swap-steps', 'of bullets, which have no order', 'en', '## Steps\n\n- Read the issue.\n- Open the PR.'],
    ['one-language', 'where there is no other', 'en', '## Steps\n\n- Run the tests.'],
    ['permit-forbidden', 'of a duty', 'en', '## Steps\n\n- Run the tests.'],
  ] as const)('%s %s', async (operator, _, locale, text) => {
    const mutants = await mutantsOf(text, locale);
    expect(operator === 'anything' ? mutants : (mutants[operator] ?? [])).toEqual(operator === 'anything' ? {} : []);
  });

  test('of a directive that a template action cuts', async () => {
    expect(await mutantsOf('## Steps\n\n- Run {{ if .Full }}all{{ else }}some{{ end }} tests.', 'en')).toEqual({});
  });

  test('of an item that introduces a list', async () => {
    const mutants = await mutantsOf('## Steps\n\n- Run these checks:\n  - the linter;\n', 'en');
    expect(mutants['drop-duty']).toEqual([null]);
  });
});

test('docs/guard.md tells of every operator', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/guard.md', import.meta.url)), 'utf8');
  const section = page.split('### Operators')[1]?.split('\n##')[0] ?? '';
  const told = [...section.matchAll(/^\| ((?:`[a-z][a-z-]*`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    names.replaceAll('`', '').split(', '),
  );
  expect(told.toSorted()).toEqual(operatorNames.toSorted());
});
