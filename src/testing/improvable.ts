import type { Plan, PlanChange, PlanItem } from '../core/plan.ts';
import { openGround, type OpenGround } from '../cli/improve/ground.ts';
import { wordsFor } from '../report/words.ts';
import { commitAll, temporaryFolder } from './temporary-folder.ts';
import { testWorld } from './world.ts';

/** A small repository of prompts in which one seed lacks the policy, and one says it in both languages. */
export const improvable: Readonly<Record<string, string>> = {
  'seedlint.config.yaml': `extends: recommended
catalogue: ./catalogue.yaml
policies: ./policies.yaml
locales: [./locales]
rules: { '*': recommended }
`,
  'catalogue.yaml': `axes:
  stage: { dev: [], qa: [], self-improve: [] }
  kind: { work: [], review: [] }
  locale: { ru: [], en: [] }
locale: { default: ru, unmarked: ru }
classes:
  seed:
    folder: prompts
    names: ['{stage}-{kind}_{locale}.md']
    languages: files
runs:
  - { stage: dev, kinds: [work, review] }
  - { stage: qa, kinds: [work] }
layers:
  - { id: body, class: seed, candidates: ['{stage}-{kind}_{locale}.md'], required: true }
`,
  'policies.yaml': `policies:
  preflight:
    title: { ru: перед публикацией проверяют слияние, en: mergeability is checked before publishing }
    force: must
    scope: { stage: [dev, qa] }
    evidence:
      ru: [[mergeable|сливаем*, проверьте|проверяй*]]
      en: [[mergeable|mergeability, check|verify]]
  no-secrets:
    title: { ru: секреты не публикуются, en: secrets are not published }
    force: must-not
    scope: { stage: [dev, qa] }
    section: forbidden
    carried: managed
writeScope:
  - { match: { stage: self-improve }, write: ['**/*.md'] }
  - { write: any }
`,
  'locales/ru/policies/no-secrets.md': '- Публиковать секреты и токены.\n',
  'locales/en/policies/no-secrets.md': '- Publishing secrets and tokens.\n',
  'prompts/dev-work_ru.md': `Вы разработчик.

Порядок:
1. Прочитайте задачу и все комментарии к ней.
2. Проверьте перед публикацией, что PR сливаем (\`mergeable\`):
   - при конфликте сначала разрешите его.
3. Откройте PR.

Запрещено:
<!-- policy:no-secrets -->
- Публиковать секреты и токены.
<!-- /policy:no-secrets -->
- Отправлять изменения прямо в \`main\`.
`,
  'prompts/dev-work_en.md': `You are a developer.

Steps:
1. Read the issue and all of its comments.
2. Check before publishing that the PR is mergeable (\`mergeable\`):
   - in case of a conflict resolve it first.
3. Open a PR.

Forbidden:
<!-- policy:no-secrets -->
- Publishing secrets and tokens.
<!-- /policy:no-secrets -->
- Pushing changes straight to \`main\`.
`,
  'prompts/dev-review_ru.md': `Вы ревьюер разработки.

Порядок:
1. Прочитайте задачу и все комментарии к ней.
2. Ответьте на каждое замечание.

Запрещено:
<!-- policy:no-secrets -->
- Публиковать секреты и токены.
<!-- /policy:no-secrets -->
`,
  'prompts/dev-review_en.md': `You are the reviewer of development.

Steps:
1. Read the issue and all of its comments.
2. Answer every remark.

Forbidden:
<!-- policy:no-secrets -->
- Publishing secrets and tokens.
<!-- /policy:no-secrets -->
`,
  'prompts/qa-work_ru.md': `Вы тестировщик.

Порядок:
- Прочитайте задачу и все комментарии к ней.
- Выполните каждый сценарий.

Запрещено:
<!-- policy:no-secrets -->
- Публиковать секреты и токены.
<!-- /policy:no-secrets -->
`,
  'prompts/qa-work_en.md': `You are a tester.

Steps:
- Read the issue and all of its comments.
- Run every scenario.

Forbidden:
<!-- policy:no-secrets -->
- Publishing secrets and tokens.
<!-- /policy:no-secrets -->
`,
  'AGENTS.md': `# Instructions

- Never push to \`main\`.
- Run the tests before every commit.
`,
  'docs/guide.md': `# Guide

Read the [instructions](../AGENTS.md) first. The tests take a minut.
`,
};

/** A repository in a folder of its own, committed on \`main\`, and everything that is known of it. */
export async function improvableGround(
  files: Readonly<Record<string, string>> = improvable,
): Promise<{ folder: string; ground: OpenGround }> {
  const folder = temporaryFolder(files);
  commitAll(folder);
  return { folder, ground: await groundOf(folder) };
}

export async function groundOf(folder: string): Promise<OpenGround> {
  return openGround({}, testWorld(folder), { words: await wordsFor('en') });
}

/** A plan of one item for each list of changes. */
export function planWith(...items: readonly (readonly PlanChange[])[]): Plan {
  return {
    plan: 1,
    lang: 'en',
    summary: 'The preflight reached one seed of three.',
    sources: [{ session: 'run-1', digest: '0'.repeat(64) }],
    links: [],
    tool_gaps: [],
    items: items.map((changes, index): PlanItem => ({
      id: `item-${index + 1}`,
      title: `Change ${index + 1}`,
      problem: 'The preflight reached one seed of three.',
      evidence: [],
      class: 'prompts',
      state: changes.length > 0 ? 'ready' : 'needs-author',
      candidates: [],
      changes,
    })),
  };
}
