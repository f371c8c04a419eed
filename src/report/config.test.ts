import { expect, test } from 'vitest';
import type { Config } from '../core/config.ts';
import { testConfig } from '../testing/config.ts';
import { configJson, configText } from './config.ts';
import type { TextOptions } from './input.ts';
import { wordsFrom } from './words.ts';

const options: TextOptions = { words: wordsFrom('en', {}), width: 80, colour: 0 };

const config: Config = {
  ...testConfig(),
  path: '/srv/seeds/seedlint.config.yaml',
  root: '/srv/seeds',
  rules: {
    'mixed-script': { severity: 'error', options: {} },
    'doubled-word': { severity: 'off', options: { allow: ['да', 'very much'] } },
  },
  overrides: [{ files: ['history/**'], rules: { 'mixed-script': { severity: 'off', options: {} } } }],
  ignore: ['*.bak', 'README.md'],
  inventory: [],
  maxFileSize: 1000,
  origins: new Map([
    ['catalogue', 'preset codex-k8s'],
    ['catalogue.locale.default', '/srv/seeds/catalogue.yaml'],
    ['rules.mixed-script', 'preset recommended'],
    ['rules.doubled-word', '/srv/seeds/seedlint.config.yaml'],
    ['rules.doubled-word.allow', 'default'],
    ['ignore[0]', 'preset recommended'],
    ['ignore[1]', '/shared/base.yaml'],
    ['maxFileSize', 'default'],
  ]),
};

test('every value is shown as YAML with where it came from', () => {
  const text = configText(config, options);
  const lines = text.replace(/ {2,}#/g, '  #').split('\n');
  expect(lines.filter((line) => !line.startsWith('    ') && !/^ {2}(?:axes|locale|classes|runs)/.test(line))).toEqual([
    '# /srv/seeds/seedlint.config.yaml',
    'root: /srv/seeds',
    'catalogue:',
    '  layers: []  # preset codex-k8s',
    '  required: []  # preset codex-k8s',
    '  vocabularies: {}  # preset codex-k8s',
    '  contracts: {}  # preset codex-k8s',
    '  data: []  # preset codex-k8s',
    'locales: []',
    'translations: /seeds/translations.lock.yaml',
    'traces: /seeds/traces.lock.yaml',
    'baseline: /seeds/seedlint.baseline.yaml',
    'approvals: /seeds/seedlint.approvals.yaml',
    'rules:',
    '  mixed-script: error  # preset recommended',
    '  doubled-word:',
    'overrides:',
    '  - files: [history/**]',
    'ignore:',
    '  - "*.bak"  # preset recommended',
    '  - README.md  # /shared/base.yaml',
    'inventory: []',
    'maxFileSize: 1000  # default',
    'improve:',
    '  safePlans: false',
    '  maxItems: 10',
    '  maxFiles: 100',
    '  maxBytes: 1048576',
    '  maxOpen: 3',
    '  labels: ["seedlint:self-improve"]',
    '  author:',
    '  lang: en',
    '',
  ]);
});

test('one origin of everything below a key is said once, at the key', () => {
  const text = configText(config, options);
  expect(text).toMatch(/^ {2}axes: +# preset codex-k8s\n {4}stage:\n {6}intake: \[\]\n/m);
  expect(text).toMatch(/^ {2}locale:\n {4}default: ru +# catalogue\.yaml\n {4}unmarked: ru +# preset codex-k8s\n/m);
  expect(text).toMatch(/^ {4}severity: off +# seedlint\.config\.yaml\n {4}allow: \[да, "very much"\] +# default\n/m);
});

test('a list of every file of a repository is cut', () => {
  const inventory = Array.from({ length: 1686 }, (_, index) => `docs/${index}.md`);
  const text = configText({ ...config, inventory }, options);
  expect(text).toContain('  - docs/49.md\n  # and 1636 more, see --format json\n');
});

test('what would be read as something else is quoted', () => {
  const ignore = ['true', '*x', '- a', 'a: b', '1.5', 'история/*'];
  const text = configText({ ...config, ignore, origins: new Map() }, { ...options, width: 120 });
  expect(text).toContain('ignore: ["true", "*x", "- a", "a: b", "1.5", история/*]');
});

test('the same as data', () => {
  expect(JSON.parse(configJson(config))).toMatchObject({
    path: '/srv/seeds/seedlint.config.yaml',
    root: '/srv/seeds',
    rules: { 'mixed-script': 'error', 'doubled-word': { severity: 'off', allow: ['да', 'very much'] } },
    overrides: [{ files: ['history/**'], rules: { 'mixed-script': 'off' } }],
    origins: { catalogue: 'preset codex-k8s', 'ignore[1]': '/shared/base.yaml' },
  });
});
