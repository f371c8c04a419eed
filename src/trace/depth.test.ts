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

describe('a part that fills a field of another', () => {
  const text = 'Правила:\n- Запрещено публиковать секреты.\n';
  const layered = {
    ...runs,
    classes: {
      envelope: {
        folder: 'envelopes',
        names: ['envelope_{locale}.md'],
        languages: 'files',
        template: { language: 'go' },
      },
    },
    layers: [
      { id: 'envelope', class: 'envelope', candidates: ['envelope_{locale}.md'] },
      { id: 'body', class: 'seed', candidates: ['{stage}-{kind}_{locale}.md'], field: 'TaskBody' },
    ],
  };
  const inEnvelope = async (envelope: string, data: unknown[] = [], options: { law?: string; text?: string } = {}) => {
    const { requirements } = await traceFiles(
      {
        'policies.yaml': options.law ?? law,
        'dev-work_ru.md': options.text ?? text,
        'envelopes/envelope_ru.md': envelope,
      },
      { register: { 'REQ-001': {} }, catalogue: { ...layered, data } },
    );
    return said(requirements[0]?.cells ?? []).filter((cell) => cell.startsWith('dev-'));
  };
  const branches =
    '{{ if eq .PromptLocale "ru" }}Задание {{ .Issue }}\n{{ .TaskBody }}{{ else }}Task\n{{ .TaskBody }}{{ end }}\n';
  const conditional = 'Задание\n{{ if eq .AgentKey "dev" }}\n{{ .TaskBody }}\n{{ end }}\n';

  test('is deep where that prints the field, whatever else it asks for', async () => {
    expect(await inEnvelope('Задание {{ .Issue }}\n\n{{ .TaskBody }}\n')).toEqual(['dev-work_ru.md:2 covered deep']);
  });

  test('is deep where that prints it for each language', async () => {
    expect(await inEnvelope(branches)).toEqual(['dev-work_ru.md:2 covered deep']);
    expect(await inEnvelope(branches.replace('PromptLocale', 'OtherField'))).toEqual(['dev-work_ru.md:2 covered dead']);
  });

  test('is dead where that prints it under a condition that a run does not fulfil', async () => {
    expect(await inEnvelope(conditional, [{ values: { AgentKey: '{role}' } }])).toEqual([
      'dev-work_ru.md:2 covered dead',
    ]);
    expect(await inEnvelope(conditional, [{ values: { AgentKey: 'dev' } }])).toEqual(['dev-work_ru.md:2 covered deep']);
  });

  test('is dead where nothing prints it', async () => {
    expect(await inEnvelope('Задание\n')).toEqual(['dev-work_ru.md:2 covered dead']);
  });

  test('is dead in the prompt of a run that does without it', async () => {
    const within = law.replace('    evidence:', '    within: prompt\n    evidence:');
    expect(await inEnvelope(conditional, [{ values: { AgentKey: '{role}' } }], { law: within })).toEqual([
      'dev-work_ru.md:2 covered deep',
      'dev-work_ru.md:2 covered dead',
    ]);
  });

  test('that its front matter speaks for is dead where nothing of it is left', async () => {
    const whole = { law: 'policies: {}\n', text: `---\ntraces: [REQ-001]\n---\n\n${text}` };
    expect(await inEnvelope('Задание\n', [], whole)).toEqual(['dev-work_ru.md:2 covered dead']);
    expect(await inEnvelope('{{ .TaskBody }}\n', [], whole)).toEqual(['dev-work_ru.md:2 covered deep']);
  });
});

describe('a named template', () => {
  const body = '{{ define "rules" }}\n- Запрещено публиковать секреты.\n{{ end }}\n';

  test('that nothing calls is in no prompt', async () => {
    expect(await cells(`Правила:\n- Ждите.\n${body}`)).toEqual(['dev-work_ru.md:4 covered dead']);
  });

  test('that the text calls is in every prompt', async () => {
    expect(await cells(`${body}Правила:\n{{ template "rules" . }}\n`)).toEqual(['dev-work_ru.md:2 covered deep']);
  });

  test('that is called under a condition is where the condition holds', async () => {
    const text = `${body}Правила:\n{{ if .IsFullEnv }}{{ template "rules" . }}{{ end }}\n`;
    expect(await cells(text, [{ values: { IsFullEnv: false } }])).toEqual(['dev-work_ru.md:2 covered dead']);
    expect(await cells(text, [{ values: { IsFullEnv: true } }])).toEqual(['dev-work_ru.md:2 covered deep']);
  });
});
