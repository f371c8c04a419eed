import type { Catalogue } from '../core/catalogue.ts';
import type { Cell, Seed } from '../core/seed.ts';
import type { RenderedPrompt } from '../render/rendered.ts';
import type { CellTrace, SeedTrace, Trace } from '../trace/trace.ts';
import { placeAt } from '../core/text.ts';
import { cellOf, policy, requirement, tracedCatalogue, traceFrom } from './traced.ts';

/** What a prompt could hold to break out of a page. */
export const hostile =
  '</script><script>document.title = "broken"</script><img src=x onerror="document.title = \'broken\'"> {{ .X }} \u2028 <!-- ]]>';

const russian = `Вы разработчик.

Порядок работы:
1. Прочитайте задачу и все её обсуждения.
2. Перед правками проверьте ветку: сверьте её с открытым
   запросом на слияние.
3. Не выводите секреты в журнал.

Готово, когда:
- тесты проходят.
`;
const english = `You are a developer.

Steps:
1. Read the issue and all of its comments.
2. Before any edit run the preflight: compare the branch with
   the open pull request.
3. Never print secrets to the log.

Done when:
- the tests pass.
`;

const files = {
  'role-dev-work_ru.md': russian,
  'role-dev-work_en.md': english,
  'role-dev-revise_ru.md': russian.replace('проверьте ветку', 'желательно проверить ветку'),
  'role-dev-revise_en.md': english.replace(/2\. Before[^3]*/, '').replace('3. Never', '2. Never'),
  'qa-work.md': `Вы инженер по качеству.\n\nПорядок работы:\n1. ${hostile}\n2. Не выводите секреты в журнал.\n`,
};

const preflight = {
  ru: 'Перед правками ветка сверяется с запросом на слияние',
  en: 'The branch is compared with the pull request before any edit',
};

/** A small trace of everything there is: every state, two languages, a sentence of two lines, a hostile prompt. */
export function tracedSample(): { readonly trace: Trace; readonly catalogue: Catalogue } {
  const catalogue = tracedCatalogue(files);
  const qa = { stage: 'qa', kind: 'work', locale: 'ru' };
  const cell = cellOf.bind(undefined, catalogue);
  const carried = (by: string): CellTrace[] => [
    cell(dev('work', 'ru'), 'role-dev-work_ru.md', 'covered', 'проверьте ветку', { policy: by }),
    cell(dev('work', 'en'), 'role-dev-work_en.md', 'covered', 'preflight', { policy: by }),
    cell(dev('revise', 'ru'), 'role-dev-revise_ru.md', 'outdated', 'желательно', { policy: by, why: 'weak' }),
    cell(dev('revise', 'en'), 'role-dev-revise_en.md', 'missing', undefined, { policy: by }),
  ];
  const secrets = [
    ...(['work', 'revise'] as const).flatMap((kind) => [
      cell(dev(kind, 'ru'), `role-dev-${kind}_ru.md`, 'covered', 'секреты', { policy: 'no-secrets' }),
      cell(dev(kind, 'en'), `role-dev-${kind}_en.md`, 'covered', 'secrets', { policy: 'no-secrets' }),
    ]),
    cell(qa, 'qa-work.md', 'covered', 'секреты', { policy: 'no-secrets', deep: false, why: 'unreached' }),
  ];
  const at = placeAt({ path: 'policies.yaml', text: 'policies:\n  preflight:\n', bom: false }, 12);
  const trace = traceFrom(
    {
      requirements: [
        {
          requirement: requirement('REQ-001', preflight),
          status: 'partial',
          deep: 0.5,
          shallow: 0.75,
          cells: carried('preflight'),
          policies: ['preflight'],
        },
        {
          requirement: requirement('REQ-002', { ru: 'Секреты не выводятся', en: 'Secrets are never printed' }),
          status: 'covered',
          deep: 0.8,
          shallow: 1,
          cells: secrets,
          policies: ['no-secrets'],
        },
        {
          requirement: requirement('REQ-003', { '': hostile }),
          status: 'missing',
          deep: 0,
          shallow: 0.2,
          cells: [
            cell(qa, 'qa-work.md', 'unwanted', 'onerror'),
            {
              ...cell(dev('work', 'ru'), 'role-dev-work_ru.md', 'waived'),
              waiver: { reason: 'Ждём <b>решения</b>', owner: 'em', until: '2026-12-31' },
            },
            cell(dev('work', 'en'), 'role-dev-work_en.md', 'missing'),
          ],
          policies: [],
          waiver: { reason: 'Ждём <b>решения</b>', owner: 'em', until: '2026-12-31' },
        },
        {
          requirement: requirement('REQ-004', { ru: 'Ответ — в JSON', en: 'The answer is JSON' }),
          status: 'missing',
          deep: 0,
          shallow: 0,
          cells: [],
          policies: [],
        },
        {
          requirement: requirement('REQ-005', { ru: 'Журналы хранятся год', en: 'Logs are kept for a year' }),
          status: 'waived',
          deep: 1,
          shallow: 1,
          cells: [],
          policies: [],
          waiver: 'outside',
        },
      ],
      policies: [
        {
          policy: policy('preflight', preflight, ['REQ-001']),
          status: 'partial',
          deep: 0.5,
          shallow: 0.75,
          cells: carried('preflight'),
        },
        {
          policy: policy('no-secrets', { ru: 'Без секретов', en: 'No secrets' }, ['REQ-002']),
          status: 'covered',
          deep: 0.8,
          shallow: 1,
          cells: secrets,
        },
      ],
      links: [
        {
          id: 'policy preflight -> REQ-001',
          from: 'policy preflight',
          to: 'REQ-001',
          at,
          state: 'suspect',
          hash: 'a1',
        },
        {
          id: 'policy no-secrets -> REQ-002',
          from: 'policy no-secrets',
          to: 'REQ-002',
          at,
          state: 'current',
          hash: 'b2',
        },
      ],
    },
    catalogue.seeds.map((seed) => seedTrace(seed)),
  );
  return { trace, catalogue };
}

/** Steps are told as traced where they speak of secrets, as untraced elsewhere. */
function seedTrace(seed: Seed): SeedTrace {
  const steps = seed.views.flatMap(({ units }) => units).filter(({ shape }) => shape === 'step');
  const traced = steps.filter(({ text }) => /secrets|секреты/.test(text));
  const isQa = seed.cell.stage === 'qa';
  return {
    seed,
    requirements: isQa ? [] : ['REQ-002'],
    issues: isQa ? [] : ['#12'],
    prs: [],
    traced,
    loose: [],
    untraced: steps.filter((unit) => !traced.includes(unit)),
  };
}

function dev(kind: string, locale: string): Cell {
  return { role: 'dev', kind, locale };
}

/** As many requirements and cells as a page must bear: every cell with a sentence of its own file. */
export function tracedCrowd(rows: number, columns: number): { readonly trace: Trace; readonly catalogue: Catalogue } {
  const duties = Array.from(
    { length: 40 },
    (_, index) => `${index + 1}. Обязанность ${index + 1} выполняется до правок.`,
  );
  const cells = Array.from({ length: columns }, (_, index) => {
    const locale = index % 2 === 0 ? 'ru' : 'en';
    return {
      stage: `stage-${Math.floor(index / 20)}`,
      role: `role-${Math.floor(index / 2) % 10}`,
      kind: 'work',
      locale,
    };
  });
  const catalogue: Catalogue = {
    ...tracedCatalogue({ 'qa-work.md': 'Порядок:\n' }),
    documents: new Map(
      cells.map((_, column) => [
        path(column),
        { path: path(column), text: `Порядок:\n${duties.join('\n')}\n`, bom: false },
      ]),
    ),
  };
  const states = ['covered', 'covered', 'covered', 'missing', 'outdated', 'waived'] as const;
  const crowd = Array.from({ length: rows }, (_, row) => {
    const id = `REQ-${String(row + 1).padStart(3, '0')}`;
    const own = cells.flatMap((cell, column): CellTrace[] => {
      if ((row + column) % 11 === 0) return [];
      const state = states[(row * 7 + column * 3) % states.length] ?? 'missing';
      const line = 2 + ((row + column) % duties.length);
      const said = state === 'missing' ? [] : [{ path: path(column), line, text: duties[line - 2] ?? '' }];
      return [
        {
          cell,
          state,
          deep: state === 'covered' && row % 5 !== 0,
          path: path(column),
          line,
          said,
          policy: `duty-${row}`,
        },
      ];
    });
    return {
      requirement: requirement(id, { ru: `Требование номер ${row + 1}`, en: `Requirement number ${row + 1}` }),
      status: 'partial' as const,
      deep: 0.5,
      shallow: 0.6,
      cells: own,
      policies: [`duty-${row}`],
    };
  });
  return { trace: traceFrom({ requirements: crowd, policies: [], links: [] }), catalogue };
}

function path(column: number): string {
  return `prompt-${column}.md`;
}

/** Two prompts of one run in two languages, put together from an envelope and a body. */
export function renderedSample(): RenderedPrompt[] {
  return [
    prompt('ru', `Репозиторий: ${hostile}`, russian),
    prompt('en', 'Repository: codex', english),
    {
      ...prompt('ru', 'Репозиторий: codex', 'Вы ревьюер.\n'),
      run: { stage: 'dev', role: 'reviewer', kind: 'revise', locale: 'ru' },
    },
  ];
}

function prompt(locale: string, head: string, body: string): RenderedPrompt {
  const text = `${head}\n${body}`;
  const path = `role-dev-work_${locale}.md`;
  const lines = text.split('\n').slice(0, -1);
  return {
    run: { stage: 'dev', role: 'dev', kind: 'work', locale },
    text,
    pieces: [],
    parts: [],
    lines: lines.map((_, index) =>
      index === 0 ? { path: 'envelope.tmpl', line: 7, layer: 'envelope' } : { path, line: index, layer: 'body' },
    ),
  };
}
