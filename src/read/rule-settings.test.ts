import { describe, expect, test } from 'vitest';
import { defineRule, type Rule } from '../core/rule.ts';
import { configIn, mistakeOf } from '../testing/config-files.ts';
import { testConfig } from '../testing/config.ts';

const shared = { scope: 'seed', category: 'language', summary: '', messages: {}, check: () => [] } as const;

const rules: readonly Rule[] = [
  defineRule({ ...shared, id: 'missing-section', severity: 'error' }),
  defineRule<{ allow: string[]; limit: number }>({
    ...shared,
    id: 'doubled-word',
    severity: 'warning',
    options: { allow: ['очень'], limit: 3 },
    schema: {
      type: 'object',
      properties: { allow: { type: 'array', items: { type: 'string' } }, limit: { type: 'integer', minimum: 1 } },
    },
  }),
  defineRule({ ...shared, id: 'long-seed', severity: 'off' }),
  defineRule({ ...shared, id: 'mixed-list', severity: 'info' }),
];

const config = '/seeds/seedlint.config.yaml';
const catalogue = 'catalogue: { axes: { locale: [ru] }, classes: { seed: { names: [seed.md] } } }\n';

const load = (text: string, more: Readonly<Record<string, string>> = {}) =>
  configIn({ [config]: catalogue + text, ...more }, { rules });

const severities = async (text: string, more?: Readonly<Record<string, string>>): Promise<Record<string, string>> => {
  const { rules: settings } = await load(text, more);
  return Object.fromEntries(Object.entries(settings).map(([id, { severity }]) => [id, severity]));
};

describe('severities', () => {
  const recommended = {
    'missing-section': 'error',
    'doubled-word': 'warning',
    'long-seed': 'off',
    'mixed-list': 'info',
  };

  test('every rule has one, its own when nothing is said', async () => {
    expect(await severities('')).toEqual(recommended);
    expect(await severities('extends: recommended\n')).toEqual(recommended);
  });

  test('strict makes warnings errors and infos warnings, and turns on what is off', async () => {
    expect(await severities('extends: strict\n')).toEqual({
      'missing-section': 'error',
      'doubled-word': 'error',
      'long-seed': 'warning',
      'mixed-list': 'warning',
    });
  });

  test('strict raises the levels of findings, unless a rule is named', async () => {
    const { rules } = await load('extends: [strict]\nrules: { doubled-word: warning }\n');
    expect(rules['missing-section']).toMatchObject({ severity: 'error', raised: true });
    expect(rules['doubled-word']).toMatchObject({ severity: 'warning' });
    expect(rules['doubled-word']).not.toHaveProperty('raised');
  });

  test('what a configuration says of one rule wins over "*", wherever in it they stand', async () => {
    expect(await severities('rules: { doubled-word: info, "*": off }\n')).toEqual({
      'missing-section': 'off',
      'doubled-word': 'info',
      'long-seed': 'off',
      'mixed-list': 'off',
    });
  });

  test('an extended file without presets does not undo those before it', async () => {
    const settings = await severities('extends: [strict, ./team.yaml]\n', {
      '/seeds/team.yaml': 'rules: { mixed-list: off }\n',
    });
    expect(settings).toMatchObject({ 'doubled-word': 'error', 'mixed-list': 'off' });
  });

  test('a severity alone keeps the options said before, options alone keep the severity', async () => {
    const { rules: settings } = await load('extends: ./team.yaml\nrules: { doubled-word: info }\n', {
      '/seeds/team.yaml': 'rules: { doubled-word: { severity: error, limit: 5 }, missing-section: {} }\n',
    });
    expect(settings['doubled-word']).toEqual({ severity: 'info', options: { allow: ['очень'], limit: 5 } });
    expect(settings['missing-section']).toEqual({ severity: 'error', options: {} });
  });
});

describe('options', () => {
  test('are laid over the defaults of the rule', async () => {
    const { rules: settings } = await load('rules: { doubled-word: { allow: [да] } }\n');
    expect(settings['doubled-word']).toEqual({ severity: 'warning', options: { allow: ['да'], limit: 3 } });
  });

  test('null falls back to the default, and a list may be added to', async () => {
    const team = { '/seeds/team.yaml': 'rules: { doubled-word: { limit: 9, allow: [да] } }\n' };
    const { rules: settings } = await load(
      'extends: ./team.yaml\nrules: { doubled-word: { limit: null, allow: { add: [нет] } } }\n',
      team,
    );
    expect(settings['doubled-word']?.options).toEqual({ allow: ['да', 'нет'], limit: 3 });
  });

  test.each([
    ['rules:\n  doubled-word:\n    alow: [да]\n', '4:5 unknown-key: Unknown key "alow". Did you mean "allow"?'],
    [
      'rules:\n  doubled-word: { severity: error, limit: many }\n',
      '3:43 config-type: "rules.doubled-word.limit": expected integer, found string "many".',
    ],
    ['rules:\n  doubled-word: { limit: 0 }\n', '3:26 config-invalid: "rules.doubled-word.limit" must be >= 1.'],
    ['rules:\n  missing-section: { roles: [goal] }\n', '3:22 unknown-key: Unknown key "roles". None is known here.'],
    [
      'overrides:\n  - files: [a.md]\n    rules: { doubled-word: { allow: [1] } }\n',
      '4:38 config-type: "overrides[0].rules.doubled-word.allow[0]": expected string, found number 1.',
    ],
  ])('%j is a mistake', async (text, expected) => {
    expect(await mistakeOf(load(text))).toContain(`${config}:${expected}`);
  });

  test('are judged in memory, too', async () => {
    expect(await mistakeOf(() => testConfig({ config: { rules: { 'doubled-word': { limit: 0 } } } }, rules))).toContain(
      'the configuration: rules.doubled-word.limit config-invalid: ',
    );
  });
});

test.each([
  [
    'rules: { mising-section: off }\n',
    '2:10 unknown-rule: There is no rule "mising-section". Did you mean "missing-section"?',
  ],
  [
    'rules: { spelling: off }\n',
    '2:10 unknown-rule: There is no rule "spelling". Known: missing-section, doubled-word, long-seed, mixed-list.',
  ],
  [
    'overrides:\n  - files: [a.md]\n    rules: { long-sed: off }\n',
    '4:14 unknown-rule: There is no rule "long-sed". Did you mean "long-seed"?',
  ],
])('a rule that does not exist: %j', async (text, expected) => {
  expect(await mistakeOf(load(text))).toContain(`${config}:${expected}`);
});

describe('overrides', () => {
  test('hold complete settings for the rules they name, starting from the general ones', async () => {
    const { overrides } = await load(
      'rules: { doubled-word: { limit: 5 } }\noverrides:\n  - files: [drafts/**]\n    rules: { doubled-word: error }\n  - files: [old/**]\n    rules: { "*": off, missing-section: info }\n',
    );
    expect(overrides[0]).toEqual({
      files: ['drafts/**'],
      rules: { 'doubled-word': { severity: 'error', options: { allow: ['очень'], limit: 5 } } },
    });
    expect(Object.entries(overrides[1]?.rules ?? {}).map(([id, { severity }]) => `${id} ${severity}`)).toEqual([
      'missing-section info',
      'doubled-word off',
      'long-seed off',
      'mixed-list off',
    ]);
  });

  test('those of the extending file come last', async () => {
    const { overrides } = await load('extends: ./team.yaml\noverrides: [{ files: [b], rules: {} }]\n', {
      '/seeds/team.yaml': 'overrides: [{ files: [a], rules: {} }]\n',
    });
    expect(overrides.map(({ files }) => files)).toEqual([['a'], ['b']]);
  });
});

test('every setting knows where it came from', async () => {
  const { origins } = await load('extends: [strict, ./team.yaml]\nrules: { missing-section: info }\n', {
    '/seeds/team.yaml': 'rules: { doubled-word: { limit: 5 } }\n',
  });
  expect(Object.fromEntries([...origins].filter(([key]) => key.startsWith('rules.')))).toEqual({
    'rules.missing-section': config,
    'rules.doubled-word': 'preset strict',
    'rules.doubled-word.allow': 'default',
    'rules.doubled-word.limit': '/seeds/team.yaml',
    'rules.long-seed': 'preset strict',
    'rules.mixed-list': 'preset strict',
  });
});
