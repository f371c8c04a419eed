/** What a trap adds to a sound seed: lines for its sections, numbered and punctuated by the seed. */
export interface Additions {
  readonly opening?: readonly string[];
  readonly steps?: readonly string[];
  readonly rules?: readonly string[];
  readonly forbidden?: readonly string[];
  /** Text of its own below everything else. */
  readonly below?: string;
}

/** Seeds of a developer and a reviewer, kinds work and revise, Russian and English: nothing in them is wrong. */
export function soundFiles(ru: Additions = {}, en: Additions = {}): Record<string, string> {
  return {
    'AGENTS.md': '# Agents\n',
    'docs/rules.md': '# Rules\n',
    'prompts/role-dev-work_ru.md': seed(developer.ru, ru, words.ru),
    'prompts/role-dev-work_en.md': seed(developer.en, en, words.en),
    'prompts/role-dev-revise_ru.md': seed(revise.ru, {}, words.ru),
    'prompts/role-dev-revise_en.md': seed(revise.en, {}, words.en),
    'prompts/role-reviewer-revise_ru.md': seed(reviewer.ru, {}, words.ru),
    'prompts/role-reviewer-revise_en.md': seed(reviewer.en, {}, words.en),
  };
}

/** The catalogue of those files, over the small one that tests start from: every part that a rule may ask for. */
export const soundCatalogue = {
  axes: { role: { pm: null, qa: null }, mode: null, stage: { dev: [], qa: null, intake: null, 'self-improve': null } },
  classes: {
    seed: {
      folder: 'prompts',
      names: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}[_{locale}].md'],
      template: { language: 'go', variables: ['BaseBranch', 'IssueNumber', 'PromptLocale'], functions: [] },
      sections: [{ match: { role: '*' }, require: ['goal', 'steps', 'artefacts', 'forbidden'] }],
    },
  },
  runs: [
    { stage: 'dev', role: 'dev' },
    { stage: 'dev', role: 'reviewer', kinds: ['revise'] },
  ],
  layers: [{ id: 'body', class: 'seed', candidates: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}_{locale}.md'] }],
  required: [{ class: 'seed', name: 'role-{role}-{kind}_{locale}.md', values: { role: ['dev'] } }],
  vocabularies: {
    agentKey: { shape: '(?:dev|reviewer|qa|pm)(?::[a-z-]+)?', names: ['dev', 'reviewer', 'qa', 'pm'] },
    runLabel: { shape: 'run:[a-z-]+(?::[a-z-]+)?', names: ['run:dev', 'run:dev:revise'] },
    stateLabel: { shape: 'state:[a-z-]+', names: ['state:in-review', 'state:blocked'] },
  },
};

interface Body {
  readonly opening: readonly string[];
  readonly goal: readonly string[];
  readonly steps: readonly string[];
  readonly rules: readonly string[];
  readonly artefacts: readonly string[];
  readonly forbidden: readonly string[];
}

function seed(body: Body, more: Additions, labels: Readonly<Record<string, string>>): string {
  return [
    [...body.opening, ...(more.opening ?? [])].join('\n'),
    `${labels['goal']}:\n${bullets(body.goal)}`,
    `${labels['steps']}:\n${[...body.steps, ...(more.steps ?? [])].map((step, index) => `${index + 1}. ${step}.`).join('\n')}`,
    `${labels['rules']}:\n${bullets([...body.rules, ...(more.rules ?? [])])}`,
    `${labels['artefacts']}:\n${bullets(body.artefacts)}`,
    `${labels['forbidden']}:\n${bullets([...body.forbidden, ...(more.forbidden ?? [])])}`,
    ...(more.below ? [more.below] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function bullets(items: readonly string[]): string {
  return items.map((item, index) => `- ${item}${index === items.length - 1 ? '.' : ';'}`).join('\n');
}

const words = {
  ru: { goal: 'Цель', steps: 'Порядок работы', rules: 'Правила', artefacts: 'Артефакты', forbidden: 'Запрещено' },
  en: { goal: 'Goal', steps: 'Steps', rules: 'Rules', artefacts: 'Artefacts', forbidden: 'Forbidden' },
} as const;

const developer: Record<'ru' | 'en', Body> = {
  ru: {
    opening: ['Вы системный агент `dev` (Разработчик).', 'Ваша зона: код сервиса и его документация.'],
    goal: ['довести задачу до Pull Request, который можно принять'],
    steps: [
      'Прочитайте `AGENTS.md`, задачу и все комментарии к ней',
      'Составьте короткий план и критерии проверки',
      'Внесите изменения и напишите тесты',
    ],
    rules: ['один коммит содержит одну законченную мысль', 'работайте в ветке `issue-{{ .IssueNumber }}`'],
    artefacts: ['Pull Request с описанием проверок и рисков'],
    forbidden: ['публиковать секреты в коде, логах и комментариях', 'менять настройки доступа'],
  },
  en: {
    opening: [
      'You are the `dev` system agent (Developer).',
      'Your scope: the code of the service and its documentation.',
    ],
    goal: ['bring the task to a pull request that can be accepted'],
    steps: [
      'Read `AGENTS.md`, the task and all comments on it',
      'Make a short plan and criteria for verification',
      'Make the changes and write tests',
    ],
    rules: ['one commit holds one finished thought', 'work in the branch `issue-{{ .IssueNumber }}`'],
    artefacts: ['a pull request that describes checks and risks'],
    forbidden: ['publishing secrets in code, logs and comments', 'changing access settings'],
  },
};

const revise: Record<'ru' | 'en', Body> = {
  ru: {
    opening: [
      'Вы системный агент `dev` (Разработчик) в режиме revise.',
      'Ваша зона: замечания к открытому Pull Request.',
    ],
    goal: ['закрыть каждое замечание исправлением или обоснованным ответом'],
    steps: [
      'Соберите открытые замечания и сгруппируйте их по важности',
      'Исправьте подтверждённые ошибки без регрессий',
      'Ответьте на каждое замечание ссылкой на изменение',
    ],
    rules: ['сначала поведение и данные, затем стиль'],
    artefacts: ['обновлённый Pull Request в той же ветке'],
    forbidden: ['пропускать открытые замечания', 'отвечать, не проверив код'],
  },
  en: {
    opening: [
      'You are the `dev` system agent (Developer) in revise mode.',
      'Your scope: comments on an open pull request.',
    ],
    goal: ['close every comment with a fix or a reasoned answer'],
    steps: [
      'Collect the open comments and group them by importance',
      'Fix confirmed errors without regressions',
      'Answer every comment with a link to the change',
    ],
    rules: ['behaviour and data first, then style'],
    artefacts: ['an updated pull request in the same branch'],
    forbidden: ['skipping open comments', 'answering without having checked the code'],
  },
};

const reviewer: Record<'ru' | 'en', Body> = {
  ru: {
    opening: ['Вы системный агент `reviewer` (Ревьюер) в режиме revise.', 'Ваша зона: собственные комментарии ревью.'],
    goal: ['уточнить ревью там, где автор возразил по существу'],
    steps: ['Перечитайте возражения автора и проверьте их по коду', 'Обновите комментарии ревью или снимите их'],
    rules: ['говорите о коде, а не об авторе'],
    artefacts: ['комментарии ревью, с которыми согласны факты'],
    forbidden: ['менять файлы репозитория', 'создавать коммиты'],
  },
  en: {
    opening: [
      'You are the `reviewer` system agent (Reviewer) in revise mode.',
      'Your scope: review comments of your own.',
    ],
    goal: ['correct the review where the author objected on the merits'],
    steps: [
      "Reread the author's objections and check them against the code",
      'Update the review comments or withdraw them',
    ],
    rules: ['speak about the code, not about the author'],
    artefacts: ['review comments that agree with the facts'],
    forbidden: ['changing files of the repository', 'creating commits'],
  },
};
