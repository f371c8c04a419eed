import { soundCatalogue, soundFiles, type Additions } from './sound-catalogue.ts';

/** Sound files with something in them that looks like a defect. */
export interface Trap {
  readonly files: Readonly<Record<string, string>>;
  readonly catalogue: unknown;
}

/** A prompt with both languages in one file. */
const discussion = {
  axes: { mode: { discussion: [] } },
  classes: {
    talk: {
      folder: 'prompts',
      names: ['mode-{mode}.tmpl'],
      languages: 'branches',
      template: { language: 'go', variables: ['PromptLocale'], functions: [] },
      frontMatter: 'allowed',
    },
  },
  runs: [...soundCatalogue.runs, { mode: 'discussion', kinds: ['work'] }],
  layers: [
    ...soundCatalogue.layers.map((layer) => ({ ...layer, match: { mode: null } })),
    { id: 'talk', class: 'talk', candidates: ['mode-{mode}.tmpl'], match: { mode: 'discussion' } },
  ],
};

/** Texts that a program fills in, a file for each language. */
const messages = {
  classes: {
    message: {
      folder: 'messages',
      names: ['comment_{locale}.tmpl'],
      languages: 'files',
      template: {
        language: 'go',
        variables: ['URL', 'Mode', 'Comments[].ID', 'Comments[].Author', 'MissingFields'],
        functions: [],
      },
      frontMatter: 'allowed',
    },
  },
};

/** What looks like a defect and is none: each has caught a linter, or a reader, before. */
export const traps: Readonly<Record<string, Trap>> = {
  'the seeds that the traps are set in': trap(),

  'words made of two alphabets with a hyphen, a slash or an apostrophe between': trap(
    {
      steps: ['Сохраните JSON-отчёт, обновите SQL‑миграции и CI/CD-проверки'],
      rules: ['диагностика runtime-ошибок, PR‑описаний и docs/тестов идёт до work-режима'],
    },
    {
      steps: ['Save the JSON report, update the SQL migrations and the CI/CD checks'],
      rules: ['diagnosing runtime errors, PR descriptions and docs/tests comes before work mode'],
    },
  ),

  'English words with Russian endings, with an apostrophe or without': trap(
    {
      steps: [
        "Сверьте версии build'ов и статусы pod’ов",
        'Закончите Kafkaизацию обмена и отметьте неkafkaизированные очереди',
      ],
    },
    {
      steps: [
        'Compare the versions of builds and the states of pods',
        'Finish the move of the exchange to Kafka and mark the queues that are left',
      ],
    },
  ),

  'English terms and headings kept in Russian text': trap(
    {
      rules: [
        'scope, stage и workflow бери из run, trade-off записывай в handover',
        'merge conflicts и threads закрывай до preflight',
      ],
      below: 'Findings:\n- каждое замечание с evidence.\n\nEvidence:\n- ссылки на строки.',
    },
    {
      rules: [
        'take scope, stage and workflow from the run, note the trade-off in the handover',
        'close merge conflicts and threads before preflight',
      ],
      below: 'Findings:\n- each comment with evidence.\n\nEvidence:\n- links to lines.',
    },
  ),

  'code in one language that the other says in words': trap(
    { steps: ['Если меняются только `.md`, не запускайте сборку', 'Перед `push` проверьте, что PR `mergeable`'] },
    { steps: ['For markdown-only changes do not run the build', 'Before the push check the mergeability of the PR'] },
  ),

  'titles and phrases in code that are translated': trap(
    {
      rules: [
        'начните описание с `## Контекст`',
        'если раздел пуст, напишите `Не требуется`',
        'заголовок: `Issue #<номер>: <краткая цель>`',
      ],
    },
    {
      rules: [
        'begin the description with `## Context`',
        'if a section is empty, write `Not applicable`',
        'title: `Issue #<number>: <short goal>`',
      ],
    },
  ),

  'Russian that is longer than English, or one line there and two here': trap(
    {
      steps: [
        'Проверьте обратную совместимость публичного интерфейса и опишите обнаруженные несовместимости. При сомнении спросите владельца',
      ],
    },
    {
      steps: [
        'Check the public interface for compatibility and describe what breaks.\n   When in doubt, ask the owner',
      ],
    },
  ),

  'Russian inside the English branch when a nested condition asks for it': trap(
    {},
    {},
    {
      files: {
        'prompts/mode-discussion.tmpl': [
          '{{- if eq .PromptLocale "ru" }}',
          'Правила:',
          '- отвечайте на русском языке.',
          '{{- else }}',
          'Rules:',
          '- answer in {{ if eq .PromptLocale "ru" }}русском{{ else }}English{{ end }}.',
          '{{- end }}',
          '',
        ].join('\n'),
      },
      catalogue: discussion,
    },
  ),

  'named templates that differ by their text only, or not at all': trap(
    {},
    {},
    {
      files: {
        'messages/comment_ru.tmpl':
          '{{ define "done" }}Задача выполнена.{{ end }}\n{{ define "links" }}{{ .URL }}{{ end }}\n',
        'messages/comment_en.tmpl':
          '{{ define "done" }}The task is done.{{ end }}\n{{ define "links" }}{{ .URL }}{{ end }}\n',
      },
      catalogue: messages,
    },
  ),

  'words with slashes, globs and files that git ignores': trap(
    {
      rules: [
        'доступность смотрите через `tools/list` и `tools/call`',
        'права `get/list/watch` есть у dev/qa/sre, `create/update/patch` нет ни у кого',
        'планы лежат в `docs/**/plan-*.md`, списки — в `services.yaml/spec.docs`',
      ],
    },
    {
      rules: [
        'see what is available through `tools/list` and `tools/call`',
        'the rights `get/list/watch` belong to dev/qa/sre, `create/update/patch` to nobody',
        'plans lie in `docs/**/plan-*.md`, lists in `services.yaml/spec.docs`',
      ],
    },
    { files: { 'services.yaml': 'spec: { docs: [] }\n' } },
  ),

  'documents that the run writes, or that another repository has': trap(
    { steps: ['Создайте `docs/product/problem.md`', 'Сохраните в целевом репозитории `docs/product/scope.md`'] },
    { steps: ['Create `docs/product/problem.md`', 'Save `docs/product/scope.md` in the target repository'] },
  ),

  'history that keeps old names, and products that are called like an old one': trap(
    { rules: ['репозиторий — `acme-k8s/acme`, временные файлы — в `/tmp/codex-sessions`, запуск через codex-cli'] },
    {
      rules: [
        'the repository is `acme-k8s/acme`, temporary files are in `/tmp/codex-sessions`, runs go through codex-cli',
      ],
    },
    {
      files: {
        'docs/history/2025_history.md': '# История\n\nВид `review`, метка `run:abort`, `prompts/abort-work.md`.\n',
      },
    },
  ),

  'the word review in its everyday sense': trap(
    {
      rules: [
        'соберите review-комментарии и review threads до `state:in-review`',
        'режим review — дело ревьюера, pre-review — ваше',
      ],
    },
    {
      rules: [
        'collect review comments and review threads before `state:in-review`',
        'review mode is the business of the reviewer, pre-review is yours',
      ],
    },
  ),

  'a name that is a stage and a role, or is spelt with a hyphen here and an underscore there': trap(
    { rules: ['после `run:dev` работает роль `dev`, вид запуска `self_improve` задан меткой self-improve'] },
    { rules: ['after `run:dev` the role `dev` works, the run kind `self_improve` is set by the label self-improve'] },
    {
      files: {
        'prompts/dev-work_ru.md': 'Вы системный агент этапа `run:dev` (`dev`).\n\nЦель:\n- закрыть задачу.\n',
        'prompts/dev-work_en.md': 'You are the system agent of stage `run:dev` (`dev`).\n\nGoal:\n- close the task.\n',
      },
      // Both are read by a run of their own.
      catalogue: {
        layers: [
          ...soundCatalogue.layers,
          { id: 'stage', class: 'seed', candidates: ['{stage}-{kind}_{locale}.md'], required: false },
        ],
      },
    },
  ),

  'a reviewer whose seed is built otherwise': trap(
    {},
    {},
    {
      edit: {
        'prompts/role-reviewer-revise_ru.md': [
          'Обновите комментарии ревью',
          'Дайте статус `update_review` или `not_applicable`; обновите комментарии ревью',
        ],
        'prompts/role-reviewer-revise_en.md': [
          'Update the review comments',
          'Give the status `update_review` or `not_applicable`; update the review comments',
        ],
      },
    },
  ),

  'steps that one role has in both languages and no other role has': trap(
    {
      steps: [
        'Сообщайте ход работы через `status_report`',
        'Уведомьте пользователя через `notify`',
        'Спросите решение через `decision`',
      ],
    },
    {
      steps: [
        'Report progress through `status_report`',
        'Notify the user through `notify`',
        'Ask for a decision through `decision`',
      ],
    },
  ),

  'the same check worded otherwise in another seed': trap(
    { steps: ['Перед commit и push перечитайте комментарии и проверьте merge conflicts'] },
    { steps: ['Before commit and push, reread the comments and check for merge conflicts'] },
    {
      edit: {
        'prompts/role-dev-revise_ru.md': [
          'Соберите открытые',
          'Перед финальной фиксацией изменений проверьте merge conflicts.\n2. Соберите открытые',
        ],
        'prompts/role-dev-revise_en.md': [
          'Collect the open',
          'Before the changes are finally recorded, check for merge conflicts.\n2. Collect the open',
        ],
      },
      renumber: ['prompts/role-dev-revise_ru.md', 'prompts/role-dev-revise_en.md'],
    },
  ),

  'bullets of equal rank in another order': trap(
    { below: 'Шаблоны:\n- `prd.md`;\n- `plan.md`;\n- `risks.md`.' },
    { below: 'Templates:\n- `risks.md`;\n- `prd.md`;\n- `plan.md`.' },
  ),

  'fields that the contract declares, locals, and fields of the element inside range': trap(
    {},
    {},
    {
      files: {
        'messages/comment_ru.tmpl':
          '{{ $mode := .Mode }}Режим: {{ $mode }}.\n{{ range .Comments }}- {{ .ID }} от {{ .Author }};\n{{ end }}Не хватает: {{ .MissingFields }}.\n',
        'messages/comment_en.tmpl':
          '{{ $mode := .Mode }}Mode: {{ $mode }}.\n{{ range .Comments }}- {{ .ID }} by {{ .Author }};\n{{ end }}Missing: {{ .MissingFields }}.\n',
      },
      catalogue: messages,
    },
  ),

  'synonyms that vary between seeds: Forbidden and Prohibited, scope and focus': trap(
    {},
    {},
    {
      edit: {
        'prompts/role-dev-revise_en.md': ['Forbidden:', 'Prohibited:'],
        'prompts/role-reviewer-revise_en.md': ['Your scope:', 'Your focus:'],
        'prompts/role-dev-revise_ru.md': ['Ваша зона:', 'Профессиональная зона:'],
      },
    },
  ),

  'checks that are left out when only documents change, in a seed that may change code': trap(
    {
      steps: [
        'Если затронут код, запустите тесты и линтер',
        'Если изменены только документы, не запускайте tests и lint без необходимости',
      ],
    },
    {
      steps: [
        'If code was touched, run the tests and the linter',
        'If only documents changed, do not run tests and lint without need',
      ],
    },
  ),

  'secrets by name, in prohibitions and as placeholders': trap(
    {
      forbidden: [
        'выводить `$POSTGRES_PASSWORD`, `GH_TOKEN` или `ACME_GIT_BOT_TOKEN`',
        'писать токены: вместо них `<redacted>`',
      ],
      rules: ['пароль: `password=<redacted>`, ключ берётся из переменной `API_KEY=$API_KEY`'],
    },
    {
      forbidden: [
        'printing `$POSTGRES_PASSWORD`, `GH_TOKEN` or `ACME_GIT_BOT_TOKEN`',
        'writing tokens: put `<redacted>` instead',
      ],
      rules: ['password: `password=<redacted>`, the key comes from the variable `API_KEY=$API_KEY`'],
    },
  ),

  'collaborators beside the role itself': trap(
    {},
    {},
    {
      edit: {
        'prompts/role-dev-work_ru.md': ['`dev` (Разработчик)', '`dev` + `qa` (Разработчик и QA)'],
        'prompts/role-dev-work_en.md': [
          '`dev` system agent (Developer)',
          '`dev` + `qa` system agent (Developer and QA)',
        ],
      },
    },
  ),

  'ё and е, kinds of dash, blank and hyphen': trap(
    {
      rules: [
        'жёсткий срок — три дня, жесткий объем - один PR',
        'отчёт\u00a0об ошибке и отчет о\u00a0проверке: фронт\u2011енд, бэк-енд',
      ],
    },
    {
      rules: [
        'the strict deadline is three days, the strict volume is one PR',
        'the report of an error and the report of a check: front\u2011end, back-end',
      ],
    },
  ),

  'pages and history beside the seeds': trap(
    {},
    {},
    {
      files: {
        'prompts/README.md': '# Prompts\n\nЭто описание, not a seed: `run:abort`, `docs/gone.md`.\n',
        'prompts/history/v1/role-dev-work_ru.md': 'Вы агент `reviewer`.\n\nШаги:\n1. Раз.\n3. Три три.\n',
      },
      catalogue: { classes: { seed: { ignore: ['README.md', 'history/**'] } } },
    },
  ),
};

/** Seeds beside the traps that have a real defect: silence about the traps proves nothing unless these are heard. */
export const nearMisses: readonly { readonly rule: string; readonly what: string; readonly case: Trap }[] = [
  {
    rule: 'mixed-script',
    what: 'a word made of two alphabets without a hyphen',
    case: trap({ steps: ['Обновите oтчёт'] }, { steps: ['Update the report'] }, {}),
  },
  {
    rule: 'broken-reference',
    what: 'a document that is read and not there',
    case: trap({ steps: ['Прочитайте `docs/product/problem.md`'] }, { steps: ['Read `docs/product/problem.md`'] }, {}),
  },
  {
    rule: 'wrong-language',
    what: 'Russian inside the English branch without a condition',
    case: trap(
      {},
      {},
      {
        files: {
          'prompts/mode-discussion.tmpl':
            '{{ if eq .PromptLocale "ru" }}\n- отвечайте коротко.\n{{ else }}\n- отвечайте коротко.\n{{ end }}\n',
        },
        catalogue: discussion,
      },
    ),
  },
  {
    rule: 'unknown-variable',
    what: 'a field that no contract declares',
    case: trap(
      {},
      {},
      {
        files: { 'messages/comment_ru.tmpl': '{{ .Lost }}\n', 'messages/comment_en.tmpl': '{{ .Lost }}\n' },
        catalogue: messages,
      },
    ),
  },
  {
    rule: 'unit-parity',
    what: 'a step that one language lacks',
    case: trap({ steps: ['Сообщайте ход работы через `status_report`'] }, {}, {}),
  },
  {
    rule: 'unknown-seed-name',
    what: 'a file in the folder of seeds that is no seed',
    case: trap({}, {}, { files: { 'prompts/history/v1/role-dev-work_ru.md': 'Вы агент.\n' } }),
  },
];

interface Setting {
  /** Files beside the sound ones, or instead of them. */
  readonly files?: Readonly<Record<string, string>>;
  /** One replacement in a sound file. */
  readonly edit?: Readonly<Record<string, readonly [from: string, to: string]>>;
  /** Files whose steps are numbered anew. */
  readonly renumber?: readonly string[];
  readonly catalogue?: unknown;
}

function trap(ru: Additions = {}, en: Additions = {}, setting: Setting = {}): Trap {
  const files: Record<string, string> = { ...soundFiles(ru, en), ...setting.files };
  for (const [path, [from, to]] of Object.entries(setting.edit ?? {})) {
    if (files[path]?.split(from).length !== 2) throw new Error(`${path} does not have "${from}" once`);
    files[path] = (files[path] ?? '').replace(from, () => to);
  }
  for (const path of setting.renumber ?? []) {
    let number = 0;
    files[path] = (files[path] ?? '').replace(/^\d+\./gm, () => `${++number}.`);
  }
  return { files, catalogue: setting.catalogue ?? {} };
}
