import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lintFiles } from './lint-files.ts';
import { shapes, type Prompt, type Shape } from './shapes.ts';

/* One prompt in three shapes: whatever is wrong with it, the shape makes no difference to what is found. */

const sound: Prompt = {
  ru: `Вы системный агент \`dev\` (Разработчик).
Ваша зона: код сервиса и его документация.

Цель:
- довести задачу до Pull Request;
- оставить сервис проверенным.

Порядок работы:
1. Прочитайте \`AGENTS.md\` и задачу {{ .IssueNumber }}.
2. Запустите тесты и линтер.
3. Внесите исправления и напишите тесты.
4. Проверьте комментарии и merge conflicts.

Правила:
- сообщайте о ходе работы через \`status_report\` каждые 3 вызова;
- берите ветку по номеру задачи.

Артефакты:
- Pull Request с описанием проверок;
- риски для merge.

Запрещено:
- публиковать секреты в логах и комментариях;
- менять настройки доступа.
`,
  en: `You are the \`dev\` system agent (Developer).
Your scope: the code of the service and its documentation.

Goal:
- bring the task to a pull request;
- leave the service verified.

Steps:
1. Read \`AGENTS.md\` and the task {{ .IssueNumber }}.
2. Run the tests and the linter.
3. Make the corrections and write tests.
4. Check the comments and merge conflicts.

Rules:
- report progress through \`status_report\` every 3 calls;
- name the branch after the number of the task.

Artefacts:
- a pull request that describes the checks;
- risks of the merge.

Forbidden:
- publishing secrets in logs and comments;
- changing access settings.
`,
};

interface Defect {
  readonly rule: string;
  readonly ru?: readonly [from: string, to: string];
  readonly en?: readonly [from: string, to: string];
}

const defects: Readonly<Record<string, Defect>> = {
  'a directive that one language lost': { rule: 'unit-parity', en: ['- changing access settings.\n', ''] },
  'a command that differs': { rule: 'token-parity', en: ['`status_report`', '`progress_report`'] },
  'a number that differs': { rule: 'number-parity', en: ['every 3 calls', 'every 7 calls'] },
  'an output that one language lost': { rule: 'placeholder-parity', en: ['the task {{ .IssueNumber }}', 'the task'] },
  'a borrowed word that is gone': { rule: 'dropped-term', en: ['merge conflicts', 'conflicts'] },
  'steps in another order': {
    rule: 'order-parity',
    en: [
      '2. Run the tests and the linter.\n3. Make the corrections and write tests.',
      '2. Make the corrections and write tests.\n3. Run the tests and the linter.',
    ],
  },
  'a section that one language lost': {
    rule: 'section-parity',
    en: ['Forbidden:\n- publishing secrets in logs and comments;\n- changing access settings.\n', ''],
  },
  'a section that both lost': {
    rule: 'missing-section',
    ru: ['Артефакты:\n- Pull Request с описанием проверок;\n- риски для merge.\n\n', ''],
    en: ['Artefacts:\n- a pull request that describes the checks;\n- risks of the merge.\n\n', ''],
  },
  'a section with nothing in it': {
    rule: 'empty-section',
    ru: ['- Pull Request с описанием проверок;\n- риски для merge.\n', ''],
    en: ['- a pull request that describes the checks;\n- risks of the merge.\n', ''],
  },
  'a Latin letter in a Russian word': { rule: 'mixed-script', ru: ['линтер', 'линтеp'] },
  'numbers that jump': { rule: 'broken-numbering', ru: ['4. Пров', '5. Пров'], en: ['4. Check', '5. Check'] },
  'a bullet above the first step': {
    rule: 'mixed-list',
    ru: ['1. Прочитайте', '- Работайте в чистом окружении.\n1. Прочитайте'],
    en: ['1. Read', '- Work in a clean environment.\n1. Read'],
  },
  'a word said twice': { rule: 'doubled-word', en: ['Run the tests', 'Run the the tests'] },
  'a directive in the other language': {
    rule: 'untranslated-unit',
    ru: ['- берите ветку по номеру задачи.', '- name the branch after the number of the task.'],
  },
  'a name that its vocabulary does not have': {
    rule: 'unknown-name',
    ru: ['- риски для merge.', '- метка `run:devel`.'],
    en: ['- risks of the merge.', '- the label `run:devel`.'],
  },
  'the base branch by name': {
    rule: 'hardcoded-path',
    ru: ['до Pull Request;', 'до Pull Request в `main`;'],
    en: ['to a pull request;', 'to a pull request into `main`;'],
  },
  'a file that does not exist': {
    rule: 'broken-reference',
    ru: ['`AGENTS.md`', '`docs/gone.md`'],
    en: ['`AGENTS.md`', '`docs/gone.md`'],
  },
  'a field that does not exist': {
    rule: 'unknown-variable',
    ru: ['.IssueNumber', '.IssueNumbr'],
    en: ['.IssueNumber', '.IssueNumbr'],
  },
  'an order to skip checks': {
    rule: 'unsafe-instruction',
    ru: ['- риски для merge.', '- отправляйте коммиты с `git push --force` и `--no-verify`.'],
    en: ['- risks of the merge.', '- send the commits with `git push --force` and `--no-verify`.'],
  },
  'an invisible character': { rule: 'hidden-text', ru: ['секреты', 'секре\u200Bты'] },
  'another role in the opening line': {
    rule: 'identity-mismatch',
    ru: ['`dev` (Разработчик)', '`reviewer` (Ревьюер)'],
    en: ['`dev` system agent (Developer)', '`reviewer` system agent (Reviewer)'],
  },
};

describe('the shape makes no difference to', () => {
  test('a prompt without a defect', async () => {
    for (const shape of Object.values(shapes)) expect(await found(sound, shape)).toEqual([]);
  });

  test.each(Object.entries(defects))('%s', async (_, { rule, ru, en }) => {
    const prompt = { ru: edited(sound.ru, ru), en: edited(sound.en, en) };
    const [first, ...others] = await Promise.all(Object.values(shapes).map((shape) => found(prompt, shape)));
    expect(first?.map((finding) => finding.split(' ')[0])).toContain(rule);
    for (const other of others) expect(other).toEqual(first);
  });
});

function edited(text: string, edit: Defect['ru']): string {
  if (!edit) return text;
  const [from, to] = edit;
  expect(text).toContain(from);
  return text.replaceAll(from, () => to);
}

/** Rule, message and slots of every finding; where it stands differs with the shape. */
async function found(prompt: Prompt, { files, seed }: Shape): Promise<string[]> {
  const report = await lintFiles(
    { 'AGENTS.md': '# Agents\n', ...files(prompt) },
    { rules, catalogue: catalogue(seed) },
  );
  expect(report.problems).toEqual([]);
  return report.findings.map(({ rule, message, data }) => `${rule} ${message} ${JSON.stringify(data)}`).sort();
}

function catalogue(seed: unknown): unknown {
  return {
    axes: { stage: { qa: null }, role: { pm: null, qa: null }, mode: null },
    classes: {
      seed: {
        ...Object(seed),
        folder: 'prompts',
        template: { language: 'go', variables: ['BaseBranch', 'IssueNumber', 'PromptLocale'], functions: [] },
        sections: [{ require: ['goal', 'steps', 'artefacts', 'forbidden'] }],
      },
    },
    vocabularies: { runLabel: { shape: 'run:[a-z-]+', names: ['run:dev'] } },
  };
}
