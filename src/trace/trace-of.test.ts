import { describe, expect, test } from 'vitest';
import { catalogueWith, said, traceFiles, type TraceFilesOptions } from '../testing/trace.ts';
import { coverageOf, traceOf } from './trace-of.ts';
import type { Trace } from './trace.ts';

const policies = (more = ''): string => `policies:
  no-secrets:
    title: { ru: секреты не публикуются, en: secrets are not published }
    force: must-not
    evidence:
      ru: [[публик*|раскры*, секрет*|токен*]]
      en: [[publish*|expos*, secret*|token*]]
    traces: [REQ-001]
${more}`;

const carries = {
  ru: 'Запрещено:\n- публиковать секреты и токены.\n',
  en: 'Forbidden:\n- publishing secrets and tokens.\n',
};
const lacks = { ru: 'Правила:\n- Обновите документацию.\n', en: 'Rules:\n- Update the documentation.\n' };
const register = { 'REQ-001': {} };

function trace(files: Record<string, string>, options: TraceFilesOptions = {}, law = policies()): Promise<Trace> {
  return traceFiles({ 'policies.yaml': law, ...files }, { register, ...options });
}

function requirement({ requirements }: Trace, id = 'REQ-001') {
  const found = requirements.find((one) => one.requirement.id === id);
  if (!found) throw new Error(`no requirement ${id}`);
  return { ...found, said: said(found.cells) };
}

describe('a policy that stands for a requirement', () => {
  test('is covered where every file carries it', async () => {
    const found = requirement(await trace({ 'role-dev-work_ru.md': carries.ru, 'role-dev-work_en.md': carries.en }));
    expect(found).toMatchObject({ status: 'covered', deep: 1, shallow: 1, policies: ['no-secrets'] });
    expect(found.said).toEqual(['role-dev-work_en.md:2 covered deep', 'role-dev-work_ru.md:2 covered deep']);
    expect(found.cells[0]).toMatchObject({
      cell: { role: 'dev', kind: 'work', locale: 'en' },
      policy: 'no-secrets',
      said: [{ path: 'role-dev-work_en.md', line: 2, text: 'publishing secrets and tokens.' }],
    });
  });

  test('is partial where one language lacks it, and missing where all do', async () => {
    const one = requirement(await trace({ 'role-dev-work_ru.md': carries.ru, 'role-dev-work_en.md': lacks.en }));
    expect(one).toMatchObject({ status: 'partial', deep: 0.5, shallow: 0.5 });
    expect(one.said).toEqual(['role-dev-work_en.md missing', 'role-dev-work_ru.md:2 covered deep']);
    const all = requirement(await trace({ 'role-dev-work_ru.md': lacks.ru, 'role-dev-work_en.md': lacks.en }));
    expect(all).toMatchObject({ status: 'missing', deep: 0, shallow: 0 });
  });

  test('is outdated where it is said too weakly', async () => {
    const found = requirement(
      await trace({
        'role-dev-work_ru.md': carries.ru,
        'role-dev-work_en.md': 'Rules:\n- You should avoid publishing secrets.\n',
      }),
    );
    expect(found).toMatchObject({ status: 'outdated', deep: 0.5, shallow: 1 });
    expect(found.said[0]).toBe('role-dev-work_en.md:2 outdated weak');
  });

  test('is outdated where it stands in another section', async () => {
    const law = policies('').replace('    evidence:', '    section: forbidden\n    evidence:');
    const elsewhere = 'Rules:\n- Never publish secrets.\n';
    const found = requirement(
      await trace({ 'role-dev-work_ru.md': carries.ru, 'role-dev-work_en.md': elsewhere }, {}, law),
    );
    expect(found.said[0]).toBe('role-dev-work_en.md:2 outdated elsewhere');
  });

  test('is not asked of cells that are excepted, and let off where it is waived', async () => {
    const law = policies(`    except: { role: qa }
    waivers:
      - { scope: { role: pm }, reason: no repository, owner: Anna, until: 2030-01-01 }
`);
    const found = requirement(
      await trace(
        { 'role-dev-work_ru.md': carries.ru, 'role-qa-work_ru.md': lacks.ru, 'role-pm-work_ru.md': lacks.ru },
        {},
        law,
      ),
    );
    expect(found.status).toBe('covered');
    expect(found.said).toEqual(['role-dev-work_ru.md:2 covered deep', 'role-pm-work_ru.md:1 waived']);
    expect(found.cells[1]?.waiver).toEqual({ reason: 'no repository', owner: 'Anna', until: '2030-01-01' });
  });

  test('is missing in a file that must be there and is not', async () => {
    const catalogue = {
      required: [{ class: 'seed', name: 'role-{role}-{kind}_{locale}.md', values: { role: ['dev'], kind: ['work'] } }],
    };
    const found = requirement(await trace({ 'role-dev-work_ru.md': carries.ru }, { catalogue }));
    expect(found.said).toEqual(['role-dev-work_en.md missing absent', 'role-dev-work_ru.md:2 covered deep']);
  });

  test('has a cell per language where a file has branches', async () => {
    const text =
      '{{ if eq .PromptLocale "ru" }}\n- Запрещено публиковать секреты.\n{{ else }}\n- Do the work.\n{{ end }}\n';
    const found = requirement(
      await trace({ 'dev-work.tmpl': text }, { catalogue: { classes: { seed: { languages: 'branches' } } } }),
    );
    expect(found.said).toEqual(['dev-work.tmpl en missing', 'dev-work.tmpl:2 ru covered deep']);
  });
});

describe('a managed block', () => {
  const text = 'Не публикуйте секреты.\n';
  const law = policies('    scope: { role: dev }\n    carried: managed\n').replace(/ {4}evidence:\n.*\n.*\n/, '');
  const packs = {
    'locales/ru/policies/no-secrets.md': text,
    'locales/en/policies/no-secrets.md': 'Do not publish secrets.\n',
  };

  test('that was changed is outdated', async () => {
    const files = { ...packs, 'role-dev-work_ru.md': block('Не публикуйте секреты без нужды.\n') };
    expect(requirement(await trace(files, {}, law)).said).toEqual(['role-dev-work_ru.md:4 outdated altered']);
  });

  test('is unwanted outside the scope of its policy, and changes no figure', async () => {
    const files = { ...packs, 'role-dev-work_ru.md': block(text), 'role-qa-work_ru.md': block(text) };
    const found = requirement(await trace(files, {}, law));
    expect(found.said).toEqual(['role-dev-work_ru.md:4 covered deep', 'role-qa-work_ru.md:3 unwanted']);
    expect(found).toMatchObject({ status: 'covered', deep: 1 });
  });
});

test('a block of a policy of the prompt is unwanted only where a run gets it that need not say it', async () => {
  const law = policies('    within: prompt\n    scope: { role: dev }\n    carried: managed\n').replace(
    / {4}evidence:\n.*\n.*\n/,
    '',
  );
  const files = {
    'locales/ru/policies/no-secrets.md': 'Не публикуйте секреты.\n',
    'locales/en/policies/no-secrets.md': 'Do not publish secrets.\n',
    'role-dev-work_ru.md': block('Не публикуйте секреты.\n'),
    'role-qa-work_ru.md': block('Не публикуйте секреты.\n'),
    'role-pm-work_ru.md': block('Не публикуйте секреты.\n'),
  };
  const catalogue = {
    runs: [
      { role: 'dev', kinds: ['work'] },
      { role: 'qa', kinds: ['work'] },
    ],
    layers: [{ id: 'role', class: 'seed', candidates: ['role-{role}-{kind}_{locale}.md'] }],
  };
  expect(requirement(await trace(files, { catalogue }, law)).said).toEqual([
    'role-dev-work_ru.md:4 covered deep',
    'role-dev-work_en.md missing absent',
    'role-qa-work_ru.md:3 unwanted',
  ]);
});

describe('depth', () => {
  const catalogue = {
    runs: [{ stage: 'dev', role: 'dev', kinds: ['work'] }],
    layers: [
      { id: 'body', class: 'seed', candidates: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}_{locale}.md'] },
    ],
  };

  test('a file that no run gets is covered, but not deeply', async () => {
    const found = requirement(
      await trace({ 'role-dev-work_ru.md': carries.ru, 'dev-work_ru.md': carries.ru }, { catalogue }),
    );
    expect(found.said).toEqual(['dev-work_ru.md:2 covered unreached', 'role-dev-work_ru.md:2 covered deep']);
    expect(found).toMatchObject({ status: 'covered', deep: 0.5, shallow: 1 });
  });

  test('a policy of the prompt has a cell for each run, and one part that says it is enough', async () => {
    const law = policies('    within: prompt\n    scope: { stage: dev }\n');
    const layers = {
      ...catalogue,
      runs: [
        { stage: 'dev', role: 'dev', kinds: ['work'] },
        { stage: 'dev', role: 'qa', kinds: ['work'] },
      ],
      layers: [
        { id: 'stage', class: 'seed', candidates: ['{stage}-{kind}_{locale}.md'] },
        { id: 'role', class: 'seed', candidates: ['role-{role}-{kind}_{locale}.md'], required: false },
      ],
    };
    const files = {
      'dev-work_ru.md': lacks.ru,
      'dev-work_en.md': carries.en,
      'role-dev-work_ru.md': carries.ru,
    };
    const found = requirement(await trace(files, { catalogue: layers }, law));
    expect(found.cells.map(({ cell: { role, locale }, state }) => `${role} ${locale} ${state}`)).toEqual([
      'dev ru covered',
      'dev en covered',
      'qa ru missing',
      'qa en covered',
    ]);
  });

  test('a run that lacks a part lacks what the part would say', async () => {
    const law = policies('    within: prompt\n');
    const found = requirement(await trace({ 'role-dev-work_ru.md': carries.ru }, { catalogue }, law));
    expect(found.said).toEqual(['role-dev-work_ru.md:2 covered deep', 'role-dev-work_en.md missing absent']);
  });
});

describe('a file that names a requirement', () => {
  const none = 'policies: {}\n';

  test('covers it, and its translation that does not is missing', async () => {
    const found = requirement(
      await trace({ 'role-dev-work_ru.md': named(lacks.ru), 'role-dev-work_en.md': lacks.en }, {}, none),
    );
    expect(found).toMatchObject({ status: 'partial', deep: 0.5 });
    expect(found.said).toEqual(['role-dev-work_en.md missing', 'role-dev-work_ru.md:3 covered deep']);
  });

  test('misses its translation where that has to be and is not', async () => {
    const catalogue = {
      required: [{ class: 'seed', name: 'role-{role}-{kind}_{locale}.md', values: { role: ['dev'], kind: ['work'] } }],
    };
    const found = requirement(await trace({ 'role-dev-work_ru.md': named(lacks.ru) }, { catalogue }, none));
    expect(found.said).toEqual(['role-dev-work_en.md missing absent', 'role-dev-work_ru.md:3 covered deep']);
  });

  test('does not ask for its translation to name what a policy carries there', async () => {
    const files = { 'role-dev-work_ru.md': named(carries.ru), 'role-dev-work_en.md': carries.en };
    expect(requirement(await trace(files)).status).toBe('covered');
  });

  test('names it in one branch, and the other branch may carry a policy that stands for it', async () => {
    const catalogue = { classes: { seed: { languages: 'branches' } } };
    const onlyEnglish = policies('    scope: { locale: en }\n');
    expect(requirement(await trace(branched('Wait.'), { catalogue }, none)).said).toEqual([
      'dev-work.tmpl en missing',
      'dev-work.tmpl:2 ru covered deep',
    ]);
    expect(requirement(await trace(branched('Never publish secrets.'), { catalogue }, onlyEnglish)).said).toEqual([
      'dev-work.tmpl:4 en covered deep',
      'dev-work.tmpl:2 ru covered deep',
    ]);
  });

  test('names it by a mark for the directives up to the next heading or mark', async () => {
    const text =
      'Правила:\n\n- Обновите документацию.\n\n<!-- trace: REQ-001, REQ-002 -->\n\n- Спросите владельца.\n- Ждите ответа.\n\nЗапрещено:\n- пропускать проверки.\n';
    const result = await trace({ 'role-dev-work_ru.md': text }, { register: { ...register, 'REQ-002': {} } }, none);
    const found = requirement(result);
    expect(found.said).toEqual(['role-dev-work_ru.md:7 covered deep']);
    expect(found.cells[0]?.said.map(({ text: unit }) => unit)).toEqual(['Спросите владельца.', 'Ждите ответа.']);
    expect(requirement(result, 'REQ-002').status).toBe('covered');
    expect(result.seeds[0]?.untraced.map(({ text: unit }) => unit)).toEqual([
      'Обновите документацию.',
      'пропускать проверки.',
    ]);
  });

  test('names it by a mark behind one directive for that one alone', async () => {
    const text = 'Правила:\n- Спросите владельца. <!-- trace: REQ-001 -->\n- Ждите ответа.\n';
    const result = await trace({ 'role-dev-work_ru.md': text }, {}, none);
    expect(requirement(result).cells[0]?.said.map(({ line }) => line)).toEqual([2]);
    expect(result.seeds[0]?.untraced.map(({ text: unit }) => unit)).toEqual(['Ждите ответа.']);
  });

  test('a mark in code marks nothing, and one that nothing follows promises what nobody says', async () => {
    const code = await trace({ 'role-dev-work_ru.md': 'Правила:\n- Пишите `<!-- trace: REQ-001 -->`.\n' }, {}, none);
    expect(requirement(code).said).toEqual([]);
    const empty = await trace({ 'role-dev-work_ru.md': 'Правила:\n- Ждите.\n\n<!-- trace: REQ-001 -->\n' }, {}, none);
    expect(requirement(empty).said).toEqual(['role-dev-work_ru.md:4 missing']);
  });
});

describe('a requirement', () => {
  const files = { 'role-dev-work_ru.md': lacks.ru };

  test('that nothing stands for is missing', async () => {
    const result = await trace(files, {}, 'policies: {}\n');
    expect(requirement(result)).toMatchObject({ status: 'missing', deep: 0, cells: [] });
    expect(requirement(result)).not.toHaveProperty('waiver');
    expect(result.summary).toMatchObject({ expected: 1, covered: 0, deep: 0 });
  });

  test('that prompts need not carry, or not any more, is outside', async () => {
    const result = await trace(
      files,
      { register: { 'REQ-002': { outside: true }, 'REQ-003': { status: 'retired' }, 'REQ-004': { status: 'draft' } } },
      'policies: {}\n',
    );
    expect(result.requirements.map(({ status, waiver, deep }) => [status, waiver, deep])).toEqual([
      ['waived', 'outside', 1],
      ['waived', 'outside', 1],
      ['waived', 'outside', 1],
    ]);
    expect(result.summary).toMatchObject({ requirements: 3, expected: 0, covered: 0, deep: 1 });
  });

  test('that prompts need not carry counts in no figure, even where something stands for it', async () => {
    for (const row of [{ outside: true }, { status: 'retired' }, { status: 'draft' }]) {
      const result = await trace(
        { 'role-dev-work_ru.md': carries.ru, 'role-qa-work_ru.md': lacks.ru },
        { register: { 'REQ-001': row } },
      );
      expect(requirement(result)).toMatchObject({ status: 'waived', waiver: 'outside', deep: 0.5, shallow: 0.5 });
      expect(requirement(result).said).toHaveLength(2);
      expect(result.summary).toMatchObject({ expected: 0, covered: 0, deep: 1 });
    }
  });

  test('may be waived as a whole, or for some cells', async () => {
    const waiver = { reason: 'next quarter', owner: 'Anna', until: '2030-01-01' };
    const whole = await trace(files, { waivers: [{ ids: ['REQ-*'], ...waiver }] });
    expect(requirement(whole)).toMatchObject({ status: 'waived', waiver });
    const some = await trace(
      { 'role-dev-work_ru.md': carries.ru, 'role-qa-work_ru.md': lacks.ru },
      { waivers: [{ ids: ['REQ-001'], match: { role: 'qa' }, ...waiver }] },
    );
    expect(requirement(some)).toMatchObject({ status: 'covered', deep: 1 });
    expect(requirement(some).cells[1]).toMatchObject({ state: 'waived', waiver });
  });

  test('cannot be waived where its policy is waived already, or does not belong', async () => {
    const waiver = { reason: 'next quarter', owner: 'Anna', until: '2030-01-01' };
    const law = policies(
      `    waivers:\n      - { scope: { role: pm }, reason: no repository, owner: Boris, until: 2030-01-01 }\n`,
    );
    const found = requirement(
      await trace(
        { 'role-dev-work_ru.md': carries.ru, 'role-pm-work_ru.md': lacks.ru },
        { waivers: [{ ids: ['REQ-001'], match: { kind: 'work' }, ...waiver }] },
        law,
      ),
    );
    expect(found.cells.map((cell) => cell.waiver?.owner)).toEqual(['Anna', 'Boris']);
  });
});

describe('directives', () => {
  const text = `---\nlinks: { issues: [12], prs: ['#34', 'https://forge.example/x/pull/5'] }\n---\n\nЭта роль пишет код.\n\nЗапрещено:\n- публиковать секреты;\n- пропускать проверки.\n`;

  test('go back to a policy, or to the front matter of their file at least', async () => {
    const [seed] = (await trace({ 'role-dev-work_ru.md': text })).seeds;
    expect(seed).toMatchObject({
      requirements: ['REQ-001'],
      issues: ['#12'],
      prs: ['#34', 'https://forge.example/x/pull/5'],
      untraced: [],
    });
    expect(seed?.traced.map((unit) => unit.text)).toEqual(['публиковать секреты;', 'пропускать проверки.']);
    expect(seed?.loose.map((unit) => unit.text)).toEqual(['пропускать проверки.']);
  });

  test('that say a policy again go back to it as well, in words of their own or in a second block', async () => {
    const again = 'Правила:\n- Не публикуйте секреты.\n- Не раскрывайте токены.\n- Ждите ответа.\n';
    const [seed] = (await trace({ 'role-dev-work_ru.md': again })).seeds;
    expect(seed?.untraced.map((unit) => unit.text)).toEqual(['Ждите ответа.']);
    const law = policies('    carried: managed\n').replace(/ {4}evidence:\n.*\n.*\n/, '');
    const [twice] = (
      await trace(
        {
          'locales/ru/policies/no-secrets.md': 'Не публикуйте секреты.\n',
          'locales/en/policies/no-secrets.md': 'Do not publish secrets.\n',
          'role-dev-work_ru.md': block('Не публикуйте секреты.\n').repeat(2),
        },
        {},
        law,
      )
    ).seeds;
    expect(twice?.traced).toHaveLength(2);
    expect(twice?.untraced).toEqual([]);
  });

  test('that go back to nothing are told, those that order nothing are not', async () => {
    const bare = text.replace(/^---[^]*?---\n/, '');
    const [seed] = (await trace({ 'role-dev-work_ru.md': bare })).seeds;
    expect(seed?.untraced.map((unit) => unit.text)).toEqual(['пропускать проверки.']);
  });
});

test('a policy that stands for no requirement is traced all the same', async () => {
  const { policies: found } = await trace({ 'role-dev-work_ru.md': lacks.ru }, {}, policies().replace('REQ-001', ''));
  expect(found[0]).toMatchObject({ status: 'missing', deep: 0 });
});

test('rules hear the same as readers, but for depth', async () => {
  const catalogue = await catalogueWith(
    { 'policies.yaml': policies(), 'role-dev-work_ru.md': carries.ru, 'role-dev-work_en.md': lacks.en },
    { register },
  );
  expect(heard(coverageOf(catalogue))).toEqual(heard(traceOf(catalogue).requirements));
  expect(heard(coverageOf(catalogue))).toEqual([['partial', 'missing', 'covered']]);
});

test('a trace without a register knows policies only', async () => {
  const found = await traceFiles({ 'policies.yaml': policies(), 'role-dev-work_ru.md': carries.ru }, {});
  expect(found).toMatchObject({ requirements: [], links: [], policies: [{ status: 'covered' }] });
});

function block(inner: string): string {
  return `Правила:\n\n<!-- policy:no-secrets -->\n${inner}<!-- /policy:no-secrets -->\n`;
}

function named(text: string): string {
  return `---\nid: dev\ntraces: [REQ-001]\n---\n\n${text}`;
}

function heard(
  found: readonly { readonly status: string; readonly cells: readonly { readonly state: string }[] }[],
): string[][] {
  return found.map(({ status, cells }) => [status, ...cells.map(({ state }) => state)]);
}

/** A file whose Russian branch names a requirement, with what its English one says. */
function branched(en: string): Record<string, string> {
  return {
    'dev-work.tmpl': `{{ if eq .PromptLocale "ru" }}\n- Ждите. <!-- trace: REQ-001 -->\n{{ else }}\n- ${en}\n{{ end }}\n`,
  };
}
