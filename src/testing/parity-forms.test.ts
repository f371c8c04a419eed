import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lintFiles } from './lint-files.ts';

/*
 * One prompt in the three forms catalogues have: labels in sibling files, headings and front matter in sibling files,
 * branches of one file. A defect is a defect in all of them.
 */

const parity = rules.filter(({ category }) => category === 'parity');

type Text = Readonly<Record<'ru' | 'en', string>>;

const sound: Text = {
  ru: `# Порядок работы
1. Прочитайте \`AGENTS.md\` и задачу.
2. Запустите тесты не более 3 раз.
3. Создайте PR в ветку {{ .BaseBranch }}.

# Артефакты
- PR с кодом и тестами.
- Отчёт о рисках.

# Запрещено
- Публиковать секреты.
- Менять файлы вне \`src/**\`.
`,
  en: `# Workflow
1. Read \`AGENTS.md\` and the issue.
2. Run the tests at most 3 times.
3. Create a PR to the branch {{ .BaseBranch }}.

# Artefacts
- A PR with code and tests.
- A report on the risks.

# Forbidden
- Publishing secrets.
- Changing files outside \`src/**\`.
`,
};

const defects: readonly [string, keyof Text, string, string, string][] = [
  ['unit-parity', 'en', '- Publishing secrets.\n', '', 'missing'],
  ['unit-parity', 'ru', '- Отчёт о рисках.\n', '', 'missing'],
  ['section-parity', 'en', '# Forbidden\n', '', 'label'],
  ['section-parity', 'ru', '# Артефакты\n- PR с кодом и тестами.\n- Отчёт о рисках.\n', '', 'missing'],
  ['token-parity', 'en', '`AGENTS.md`', '`README.md`', 'differ'],
  ['token-parity', 'ru', ' вне `src/**`', '', 'missing'],
  ['number-parity', 'en', 'at most 3', 'at most 30', 'differ'],
  ['placeholder-parity', 'en', ' {{ .BaseBranch }}', '', 'missing'],
  [
    'order-parity',
    'en',
    '2. Run the tests at most 3 times.\n3. Create a PR to the branch {{ .BaseBranch }}.',
    '2. Create a PR to the branch {{ .BaseBranch }}.\n3. Run the tests at most 3 times.',
    'order',
  ],
];

const forms: readonly [string, (text: Text) => Record<string, string>][] = [
  ['labels', ({ ru, en }) => ({ 'role-dev-work_ru.md': labelled(ru), 'role-dev-work_en.md': labelled(en) })],
  [
    'headings and front matter',
    ({ ru, en }) => ({
      'role-dev-work_ru.md': `---\nowner: dev\n---\n${ru}`,
      'role-dev-work_en.md': `---\nowner: dev\n---\n${en}`,
    }),
  ],
  [
    'locale branches',
    ({ ru, en }) => ({ 'dev-work.tmpl': `{{ if eq .PromptLocale "ru" }}\n${ru}\n{{ else }}\n${en}\n{{ end }}\n` }),
  ],
];

describe.each(forms)('a catalogue with %s', (_, filesOf) => {
  test('a sound prompt has no findings', async () => {
    expect(await found(filesOf(sound))).toEqual([]);
  });

  test.each(defects)('%s in %s: «%s» → «%s»', async (rule, locale, from, to, message) => {
    expect(sound[locale]).toContain(from);
    const damaged = { ...sound, [locale]: sound[locale].replace(from, () => to) };
    expect(await found(filesOf(damaged))).toEqual([`${rule} ${message}`]);
  });
});

async function found(files: Record<string, string>): Promise<string[]> {
  const { findings, problems } = await lintFiles(files, { rules: parity });
  expect(problems).toEqual([]);
  return findings.map(({ rule, message }) => `${rule} ${message}`);
}

function labelled(text: string): string {
  return text.replace(/^# (.*)$/gm, '$1:');
}
