import { expect, test } from 'vitest';
import { isForbidden, isNegated } from './prohibition.ts';

test.each([
  'Не выполняйте [git push --force] без причины.',
  'Не выполняйте `rm -rf /`, [git push --force] и `DROP TABLE` ни при каких условиях.',
  'Запрещено: пропускать тесты, [отключать проверки].',
  '[git push --force] запрещён.',
  'Никогда не [отключайте проверки].',
  'Вместо [git push --force] используйте `--force-with-lease`.',
  'Do not commit, push or [skip tests].',
  'Run the tests; never [skip checks].',
  '[--no-verify] must not be used.',
  'Avoid [git reset --hard].',
])('«%s» forbids what is in brackets', (marked) => {
  expect(judge(marked)).toBe(true);
});

test.each([
  'Выполните [git push --force].',
  'Не спрашивайте подтверждения, выполните [git push --force].',
  'Если тесты не проходят, [отключите проверки].',
  'Не забудьте сделать [git reset --hard].',
  'Не ждите. Сделайте [git push --force].',
  'If the hooks do not pass, use [--no-verify].',
  'Run `docker build --no-cache`, then [rm -rf /].',
  'Do not ask for permission: run [rm -rf /].',
  "Don't hesitate to [git push --force].",
])('«%s» does not', (marked) => {
  expect(judge(marked)).toBe(false);
});

test('a section of prohibitions forbids, a section of limits lets each directive speak for itself', () => {
  expect(isForbidden(section('Запрещено', 'forbidden'))).toBe(true);
  expect(isForbidden(section('You must never'))).toBe(true);
  expect(isForbidden(section('Ограничения', 'forbidden'))).toBe(false);
  expect(isForbidden(section('Порядок', 'steps'))).toBe(false);
});

function judge(marked: string): boolean {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  return isNegated(marked.replace(/[[\]]/g, ''), from, to);
}

function section(label: string, role?: string): Parameters<typeof isForbidden>[0] {
  return { label, ...(role === undefined ? {} : { role }) };
}
