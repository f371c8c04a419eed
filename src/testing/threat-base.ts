import type { Files } from './change.ts';

/** A small repository with everything that decides whether seedlint speaks: what the tests of the guard weaken, one thing at a time. */
export const repository: Files = {
  'seedlint.config.yaml': `extends: recommended
catalogue: ./catalogue.yaml
policies: ./policies.yaml
locales: [./locales]
ignore: ['drafts/**']
approvers: [anna]
requirements:
  sources: [{ file: docs/requirements.md }]
  matrices: [{ file: docs/matrix.md, statuses: { covered: [covered], open: [gap] } }]
  keys: { requirements: [traces] }
  thresholds: { requirements: 0.95, deep: 0.5, seeds: 0 }
rules:
  doubled-word: error
  mixed-script: error
  hidden-text: error
  duplicate-body: { severity: error, similarity: 0.6, minUnits: 2 }
  wrong-language: { severity: error, accept: [] }
`,
  'catalogue.yaml': `axes:
  stage: { dev: [], qa: [] }
  role: { sre: [], km: [] }
  kind: { work: [], revise: [] }
  locale: { ru: [], en: [] }
locale: { default: ru, unmarked: ru }
classes:
  seed:
    folder: prompts
    names: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}_{locale}.md', 'default-{kind}_{locale}.md']
    frontMatter: allowed
    template: { language: go, variables: [BaseBranch] }
    sections: [{ match: { stage: '*' }, require: [forbidden] }]
runs:
  - { stage: dev, kinds: [work, revise] }
  - { stage: qa, kinds: [work] }
layers:
  - { id: body, class: seed, candidates: ['{stage}-{kind}_{locale}.md'], required: true }
required:
  - { class: seed, name: 'role-{role}-{kind}_{locale}.md', values: { kind: [work] } }
`,
  'policies.yaml': `policies:
  no-secrets:
    title: { ru: секреты, en: secrets }
    force: must-not
    scope: { stage: [dev, qa] }
    section: forbidden
    carried: managed
    traces: [REQ-001]
  limit:
    title: { ru: предел, en: limit }
    force: must
    scope: { stage: '*' }
    evidence: { ru: [[отправ*, отчёт*]], en: [[send, report*]] }
    parameters: { calls: { value: [3, 4], stricter: lower } }
writeScope:
  - { match: { stage: qa }, write: nothing }
  - { write: markdown, labels: ['run:*'] }
`,
  'locales/ru/policies/no-secrets.md': '- Никогда не публикуйте секреты.\n',
  'locales/en/policies/no-secrets.md': '- Never publish secrets.\n',
  'prompts/dev-work_ru.md': seed('ru', 'Агент обязан отправлять отчёт после 3-4 вызовов.', 'Следует проверять тесты.'),
  'prompts/dev-work_en.md': seed('en', 'You must send a report after 3-4 calls.', 'You should check the tests.'),
  'prompts/dev-revise_ru.md': seed(
    'ru',
    'Агент обязан отправлять отчёт после 3-4 вызовов.',
    'Исправьте замечания, кроме спорных.',
  ),
  'prompts/dev-revise_en.md': seed(
    'en',
    'You must send a report after 3-4 calls.',
    'Fix the remarks except disputed ones.',
  ),
  'prompts/qa-work_ru.md': seed('ru', 'Агент обязан отправлять отчёт после 3-4 вызовов.', 'Проверьте сценарии.'),
  'prompts/qa-work_en.md': seed('en', 'You must send a report after 3-4 calls.', 'Check every scenario.'),
  'prompts/role-sre-work_ru.md': 'Правила:\n- Следите за за журналом.\n',
  'prompts/role-sre-work_en.md': 'Rules:\n- Watch the the log.\n',
  'prompts/role-km-work_ru.md': 'Правила:\n- Храните решения.\n',
  'prompts/role-km-work_en.md': 'Rules:\n- Keep decisions.\n',
  'prompts/default-work_en.md': 'Rules:\n- Work.\n',
  'docs/requirements.md': `# Requirements

| ID | Requirement | Status |
|---|---|---|
| REQ-001 | The agent must never publish secrets. | active |
| REQ-043 | Merging must be left to people. | active |
`,
  'docs/matrix.md': `# Matrix

| ID | Documents | Status |
|---|---|---|
| REQ-001 | \`prompts/dev-work_en.md\` | covered |
| REQ-043 | — | gap |
`,
  '.github/workflows/prompts.yml': `name: prompts
on:
  pull_request:
  push:
    branches: [main, release]
jobs:
  seedlint:
    runs-on: ubuntu-latest
    strategy: { matrix: { part: [ru, en] } }
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - run: npx seedlint lint --max-warnings 0
      - run: npx seedlint guard --strict --base origin/main
  action:
    runs-on: ubuntu-latest
    steps:
      - uses: your-org/seedlint@v1.8.2
`,
  '.github/CODEOWNERS': '* @team\n/prompts/ @owner\n/seedlint.config.yaml @owner\n/policies.yaml @owner\n',
  'package.json': '{ "devDependencies": { "seedlint": "1.8.2" }, "scripts": { "prompts": "seedlint lint" } }\n',
  Makefile: 'check:\n\tnpx seedlint lint\n',
};

/** The repository with some files changed: a pair is replaced in the text, null removes the file. */
export function changed(
  changes: Readonly<Record<string, readonly [string, string] | string | null>>,
  files: Files = repository,
): Files {
  const result: Record<string, string> = { ...files };
  for (const [path, change] of Object.entries(changes)) {
    const text = result[path] ?? '';
    if (change === null) delete result[path];
    else if (typeof change === 'string') result[path] = change;
    else if (!text.includes(change[0])) throw new Error(`${path} has no ${JSON.stringify(change[0])}`);
    else result[path] = text.replace(change[0], () => change[1]);
  }
  return result;
}

function seed(locale: 'ru' | 'en', ...rules: readonly string[]): string {
  const [forbidden, own, says] =
    locale === 'ru'
      ? ['Запрещено', 'Правила', '- Никогда не публикуйте секреты.']
      : ['Forbidden', 'Rules', '- Never publish secrets.'];
  return `${own}:
${rules.map((rule) => `- ${rule}`).join('\n')}

${forbidden}:
<!-- policy:no-secrets -->
${says}
<!-- /policy:no-secrets -->
`;
}
