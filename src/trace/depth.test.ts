import { describe, expect, test } from 'vitest';
import { said, traceFiles, type TraceFilesOptions } from '../testing/trace.ts';

/* What a template leaves out reaches nobody, whatever the file says. */

const law = `policies:
  no-secrets:
    title: секреты не публикуются
    force: must-not
    evidence:
      ru: [[публик*|раскры*, секрет*|токен*]]
    traces: [REQ-001]
`;

const runs = {
  axes: { locale: { en: null } },
  locale: { otherwise: 'ru' },
  runs: [
    { stage: 'dev', role: 'dev', kinds: ['work'] },
    { stage: 'dev', role: 'qa', kinds: ['work'] },
  ],
  layers: [{ id: 'body', class: 'seed', candidates: ['{stage}-{kind}_{locale}.md'] }],
};

async function cells(text: string, data: unknown[] = [], options: TraceFilesOptions & { law?: string } = {}) {
  const { requirements } = await traceFiles(
    { 'policies.yaml': options.law ?? law, 'dev-work_ru.md': text },
    { register: { 'REQ-001': {} }, catalogue: { ...runs, data }, ...options },
  );
  return said(requirements[0]?.cells ?? []);
}

const guarded = `Правила:
- Обновите документацию.
{{ if eq .AgentKey "dev" }}
- Запрещено публиковать секреты.
{{ end }}
`;

describe('a directive under a condition', () => {
  test('is deep when the condition holds in every run', async () => {
    expect(await cells(guarded, [{ values: { AgentKey: 'dev' } }])).toEqual(['dev-work_ru.md:4 covered deep']);
  });

  test('is dead when one run does without it', async () => {
    expect(await cells(guarded, [{ values: { AgentKey: '{role}' } }])).toEqual(['dev-work_ru.md:4 covered dead']);
  });

  test('is dead when nobody knows what the run would put there', async () => {
    expect(await cells(guarded)).toEqual(['dev-work_ru.md:4 covered dead']);
  });

  test('needs no data where another directive says the same without one', async () => {
    expect(await cells(`${guarded}\n- Запрещено раскрывать токены.\n`)).toEqual(['dev-work_ru.md:4 covered deep']);
  });

  test('is deep when the other branch says it in other words', async () => {
    const both = guarded.replace('{{ end }}', '{{ else }}\n- Запрещено раскрывать токены.\n{{ end }}');
    expect(await cells(both, [{ values: { AgentKey: '{role}' } }])).toEqual(['dev-work_ru.md:4 covered deep']);
  });

  test('is dead when the other branch says less', async () => {
    const less = guarded.replace('{{ end }}', '{{ else }}\n- Не стоит раскрывать токены.\n{{ end }}');
    expect(await cells(less, [{ values: { AgentKey: '{role}' } }])).toEqual(['dev-work_ru.md:4 covered dead']);
  });
});

test('a managed block that a template leaves out is dead', async () => {
  const text = 'Не публикуйте секреты.\n';
  const block = `<!-- policy:no-secrets -->\n${text}<!-- /policy:no-secrets -->\n`;
  const files = {
    'policies.yaml': law.replace(/ {4}evidence:\n.*\n/, '    carried: managed\n'),
    'locales/ru/policies/no-secrets.md': text,
    'dev-work_ru.md': `Правила:\n- Ждите.\n\n{{ if .IsFullEnv }}\n${block}\n{{ end }}\n`,
  };
  const stateWith = async (IsFullEnv: boolean): Promise<string[]> => {
    const { requirements } = await traceFiles(files, {
      register: { 'REQ-001': {} },
      catalogue: { ...runs, data: [{ values: { IsFullEnv } }] },
    });
    return said(requirements[0]?.cells ?? []);
  };
  expect(await stateWith(true)).toEqual(['dev-work_ru.md:6 covered deep']);
  expect(await stateWith(false)).toEqual(['dev-work_ru.md:6 covered dead']);
});

test('marked directives are dead when a template leaves out one of them', async () => {
  const text =
    '<!-- trace: REQ-001 -->\n\nПравила:\n\n<!-- trace: REQ-001 -->\n\n- Ждите.\n{{ if .IsFullEnv }}\n- Проверьте.\n{{ end }}\n';
  const none = { law: 'policies: {}\n' };
  expect(await cells(text, [{ values: { IsFullEnv: false } }], none)).toEqual(['dev-work_ru.md:7 covered dead']);
  expect(await cells(text, [{ values: { IsFullEnv: true } }], none)).toEqual(['dev-work_ru.md:7 covered deep']);
});

test('a policy of the prompt is judged run by run', async () => {
  const found = await cells(guarded, [{ values: { AgentKey: '{role}' } }], {
    law: law.replace('    evidence:', '    within: prompt\n    evidence:'),
  });
  expect(found).toEqual(['dev-work_ru.md:4 covered deep', 'dev-work_ru.md:4 covered dead']);
});
