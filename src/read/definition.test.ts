import { describe, expect, test } from 'vitest';
import { matches, type CatalogueDefinition } from '../core/catalogue.ts';
import { mistakeOf } from '../testing/config-files.ts';
import { testConfig } from '../testing/config.ts';
import { readDefinition } from './definition.ts';
import { isCatalogue, schemaErrors } from './written.ts';
import { readYaml } from './yaml-file.ts';

const start = `axes:
  stage: [intake, dev, qa]
  role: [pm, dev]
  kind: { work: [], revise: [review, fix] }
  locale: [ru, en]
classes:
  seed: { names: ['{stage}-{kind}[_{locale}].md'] }
`;

const definitionOf = (more: string, before = start): CatalogueDefinition => {
  const { data, placeOf } = readYaml('/seeds/catalogue.yaml', before + more);
  if (!isCatalogue(data)) throw new Error(JSON.stringify(schemaErrors('catalogue')[0]));
  return readDefinition(data, placeOf);
};

const mistakeIn = (more: string): Promise<string> => mistakeOf(() => definitionOf(more));

describe('what a catalogue leaves out', () => {
  test('is filled in', () => {
    expect(definitionOf('')).toEqual({
      axes: {
        stage: { intake: [], dev: [], qa: [] },
        role: { pm: [], dev: [] },
        mode: {},
        kind: { work: [], revise: ['review', 'fix'] },
        locale: { ru: [], en: [] },
      },
      locale: { default: 'ru', unmarked: 'ru' },
      classes: {
        seed: {
          folder: '',
          names: ['{stage}-{kind}[_{locale}].md'],
          ignore: [],
          languages: 'files',
          frontMatter: { mode: 'allowed' },
          sections: [],
        },
      },
      runs: [],
      layers: [],
      required: [],
      vocabularies: {},
      contracts: {},
      data: [],
    });
  });

  test('the language of unmarked files is that of runs without a locale', () => {
    expect(definitionOf('locale: { default: en, otherwise: ru, variable: PromptLocale }\n').locale).toEqual({
      default: 'en',
      unmarked: 'en',
      otherwise: 'ru',
      variable: 'PromptLocale',
    });
  });

  test('a run without kinds has all of them, and a list stands for one run per value', () => {
    expect(definitionOf('runs:\n  - { stage: [intake, qa], role: pm }\n').runs).toEqual([
      { stage: 'intake', role: 'pm', kinds: ['work', 'revise'] },
      { stage: 'qa', role: 'pm', kinds: ['work', 'revise'] },
    ]);
  });
});

test('data may be one entry or a list, and null takes a field from a layer again', () => {
  const entry = "{ match: { kind: fix }, values: { Label: 'run:{stage}', Docs: [{ Path: a.md }] } }";
  const expected = [{ match: { kind: 'revise' }, values: { Label: 'run:{stage}', Docs: [{ Path: 'a.md' }] } }];
  expect(definitionOf(`data: ${entry}\n`).data).toEqual(expected);
  expect(definitionOf(`data: [${entry}]\n`).data).toEqual(expected);
  const layer = "layers: [{ id: body, class: seed, candidates: ['{stage}-{kind}.md'], field: ";
  expect(definitionOf(`${layer}TaskBody }]\n`).layers[0]).toHaveProperty('field', 'TaskBody');
  expect(definitionOf(`${layer}null }]\n`).layers[0]).not.toHaveProperty('field');
});

test('aliases become the values they stand for, wherever they are used', () => {
  const definition = definitionOf(`runs: [{ stage: dev, kinds: [fix] }]
layers: [{ id: body, class: seed, candidates: ['{stage}-{kind}.md'], match: { kind: [work, review] } }]
required: [{ class: seed, name: '{stage}-{kind}.md', values: { kind: [review] } }]
vocabularies: { tool: { shape: '[a-z_]+', only: [{ names: [push], match: { kind: fix, stage: '*', role: null } }] } }
`);
  expect(definition.runs[0]?.kinds).toEqual(['revise']);
  expect(definition.layers[0]?.match).toEqual({ kind: ['work', 'revise'] });
  expect(definition.required[0]?.values).toEqual({ kind: ['revise'] });
  expect(definition.vocabularies['tool']?.only[0]?.match).toEqual({ kind: 'revise', stage: '*', role: null });
});

test('a pattern may name what is not meant', () => {
  const { layers } = definitionOf(`layers:
  - { id: body, class: seed, candidates: [a.md], match: { stage: '!qa', kind: ['!fix', '!work'] } }
`);
  const [layer] = layers;
  expect(layer?.match).toEqual({ stage: '!qa', kind: ['!revise', '!work'] });
  expect(matches({ stage: 'dev' }, layer?.match ?? {})).toBe(true);
  expect(matches({ kind: 'other' }, layer?.match ?? {})).toBe(true);
  expect(matches({ stage: 'qa' }, layer?.match ?? {})).toBe(false);
  expect(matches({ stage: 'dev', kind: 'work' }, layer?.match ?? {})).toBe(false);
});

test.each([
  ['prompts/', 'prompts'],
  ['./docs//prompts', 'docs/prompts'],
  ['docs\\prompts', 'docs/prompts'],
  ['.', ''],
])('folder %j is read as %j', (written, folder) => {
  const classes = `  role: { folder: '${written}', names: ['role-{role}.md'] }\n`;
  expect(definitionOf(classes).classes['role']?.folder).toBe(folder);
});

test('front matter is said in a word or with a schema', () => {
  const { classes } = definitionOf(`  a: { names: [a.md], frontMatter: forbidden }
  b: { names: [b.md], frontMatter: { schema: { required: [role] } } }
  c: { names: [c.md], frontMatter: { mode: forbidden } }
`);
  expect(classes['a']?.frontMatter).toEqual({ mode: 'forbidden' });
  expect(classes['c']?.frontMatter).toEqual({ mode: 'forbidden' });
  expect(classes['b']?.frontMatter).toEqual({ mode: 'required', schema: { required: ['role'] } });
});

test('a section role that no locale pack knows is allowed', () => {
  const { classes } = definitionOf("  a: { names: [a.md], sections: [{ require: ['handover'] }] }\n");
  expect(classes['a']?.sections).toEqual([{ match: {}, require: ['handover'] }]);
});

test('a contract holds for prompts in the language of its document, unless it names another', () => {
  const { contracts } = definitionOf(`contracts:
  title: { document: ./docs/a.md, items: ['*: <*'], seeds: { class: seed } }
  body:
    document: docs/b.md
    locale: en
    items: ['## *']
    compare: lists
    seeds: { class: seed, match: { locale: '*', kind: fix } }
    readers: { names: ['{role}'], fields: { AgentKey: role } }
`);
  expect(contracts).toEqual({
    title: {
      document: 'docs/a.md',
      locale: 'ru',
      sections: [],
      items: ['*: <*'],
      except: [],
      compare: 'patterns',
      seeds: { class: 'seed', names: [], match: { locale: 'ru' } },
    },
    body: {
      document: 'docs/b.md',
      locale: 'en',
      sections: [],
      items: ['## *'],
      except: [],
      compare: 'lists',
      seeds: { class: 'seed', names: [], match: { locale: '*', kind: 'revise' } },
      readers: { names: ['{role}'], fields: { AgentKey: 'role' } },
    },
  });
});

describe('parts that do not fit together', () => {
  test.each([
    [
      'runs: [{ stage: developement }]\n',
      '8:17 unknown-axis-value: "developement" is not a stage of this catalogue. Known: intake, dev, qa.',
    ],
    [
      'runs: [{ stage: [dev, qua] }]\n',
      '8:23 unknown-axis-value: "qua" is not a stage of this catalogue. Did you mean "qa"?',
    ],
    [
      'runs: [{ role: pm, kinds: [work, revize] }]\n',
      '8:34 unknown-axis-value: "revize" is not a kind of this catalogue. Did you mean "revise"?',
    ],
    [
      'runs: [{ mode: discussion }]\n',
      '8:16 unknown-axis-value: "discussion" is not a mode of this catalogue. None is known here.',
    ],
    ['locale: { otherwise: fr }\n', '8:22 unknown-axis-value: "fr" is not a locale of this catalogue. Known: ru, en.'],
    [
      'layers: [{ id: body, class: sead, candidates: [a.md] }]\n',
      '8:29 unknown-class: There is no file class "sead". Did you mean "seed"?',
    ],
    ['required: [{ class: block, name: a.md }]\n', '8:21 unknown-class: There is no file class "block". Known: seed.'],
    [
      "layers: [{ id: body, class: seed, candidates: [a.md, '{phase}.md'] }]\n",
      '8:54 name-pattern: The name pattern "{phase}.md" is wrong at "{phase}". Axes are {stage}, {role}, {mode}, {kind}, {locale}, each at most once',
    ],
    [
      "required: [{ class: seed, name: '{stage}[_{locale}.md' }]\n",
      '8:33 name-pattern: The name pattern "{stage}[_{locale}.md" is wrong at "[".',
    ],
    [
      "  a: { names: ['{role}-{role}.md'] }\n",
      '8:16 name-pattern: The name pattern "{role}-{role}.md" is wrong at "{role}".',
    ],
    [
      "  a: { names: ['{stage}.md', '{stage.md'] }\n",
      '8:30 name-pattern: The name pattern "{stage.md" is wrong at "{".',
    ],
    [
      '  a: { folder: ../elsewhere, names: [a.md] }\n',
      '8:16 config-invalid: Folder "../elsewhere" does not lie in the checkout.',
    ],
    [
      '  a: { names: [a.md], frontMatter: { mode: forbidden, schema: {} } }\n',
      '8:55 config-invalid: Front matter is forbidden, so its schema is never asked.',
    ],
    [
      '  a: { names: [a.md], listing: { file: b.md, covers: { stage: [dev, "!qa"] } } }\n',
      '8:63 config-invalid: Some of these values are meant and others excluded.',
    ],
    [
      '  a: { names: [a.md], listing: { file: b.md, covers: { stage: "!qua" } } }\n',
      '8:63 unknown-axis-value: "qua" is not a stage of this catalogue. Did you mean "qa"?',
    ],
    ['  a: { folder: /etc, names: [a.md] }\n', '8:16 config-invalid: Folder "/etc" does not lie in the checkout.'],
    ['  a: { folder: prompts }\n', '8:3 missing-key: "names" is missing in "classes.a".'],
    [
      '  a: { names: [a.md], listing: { covers: {} } }\n',
      '8:23 missing-key: "file" is missing in "classes.a.listing".',
    ],
    [
      '  a: { names: [a.md], listing: { file: README.md, covers: { stage: quality } } }\n',
      '8:68 unknown-axis-value: "quality" is not a stage',
    ],
    [
      '  a: { names: [a.md], sections: [{ match: { role: [pm, po] }, require: [goal] }] }\n',
      '8:56 unknown-axis-value: "po" is not a role of this catalogue.',
    ],
    [
      "required: [{ class: seed, name: '{role}.md', values: { stage: [dev] } }]\n",
      '8:56 config-invalid: "{role}.md" does not speak of stage. Add {stage} to the name, or remove the values.',
    ],
    [
      'layers: [{ id: body, class: seed, candidates: [a.md, b.md], canonical: c.md }]\n',
      '8:72 config-invalid: "c.md" is not among the candidates of layer "body". Did you mean "a.md"?',
    ],
    [
      'layers: [{ id: body, class: seed, candidates: [a.md] }, { id: body, class: seed, candidates: [b.md] }]\n',
      '8:63 config-invalid: Two layers are called "body".',
    ],
    [
      "vocabularies: { label: { names: ['run:dev'] } }\n",
      '8:17 missing-key: "shape" is missing in "vocabularies.label".',
    ],
    [
      "vocabularies: { label: { shape: 'run:[a-z' } }\n",
      '8:33 vocabulary-shape: "run:[a-z" is no regular expression that seedlint can run: ',
    ],
    [
      "vocabularies: { label: { shape: '(?:[a-z]+-?)+' } }\n",
      '8:33 vocabulary-shape: "(?:[a-z]+-?)+" is no regular expression that seedlint can run: "(?:[a-z]+-?)+" repeats a repetition.',
    ],
    [
      'contracts: { title: { document: a.md, items: ["*: <*"], seeds: { class: sead } } }\n',
      '8:73 unknown-class: There is no file class "sead". Did you mean "seed"?',
    ],
    [
      "contracts: { title: { document: a.md, items: ['*: <*'], seeds: { class: seed, names: ['{stage}-{kind}_{locale}.md'] } } }\n",
      '8:87 config-invalid: "{stage}-{kind}_{locale}.md" is not among the names of class "seed". Did you mean "{stage}-{kind}[_{locale}].md"?',
    ],
    [
      "contracts: { title: { items: ['*: <*'], seeds: { class: seed } } }\n",
      '8:14 missing-key: "document" is missing in "contracts.title".',
    ],
    [
      'contracts: { title: { document: a.md, seeds: { class: seed } } }\n',
      '8:14 missing-key: "items" is missing in "contracts.title".',
    ],
    [
      "contracts: { title: { document: a.md, items: ['*: <*'], seeds: { match: {} } } }\n",
      '8:14 missing-key: "seeds" is missing in "contracts.title".',
    ],
    [
      "contracts: { title: { document: ../a.md, items: ['*: <*'], seeds: { class: seed } } }\n",
      '8:33 config-invalid: Document "../a.md" does not lie in the checkout.',
    ],
    [
      "contracts: { title: { document: a.md, locale: fr, items: ['*: <*'], seeds: { class: seed } } }\n",
      '8:47 unknown-axis-value: "fr" is not a locale',
    ],
    [
      "contracts: { title: { document: a.md, items: ['*: <*'], seeds: { class: seed, match: { role: po } } } }\n",
      '8:94 unknown-axis-value: "po" is not a role',
    ],
    [
      "contracts: { title: { document: a.md, items: ['*: <*'], seeds: { class: seed }, readers: { names: ['{role}'] } } }\n",
      '8:81 config-invalid: Patterns are compared each for itself, so that nobody asks whom they are for.',
    ],
    [
      "contracts: { title: { document: a.md, items: ['## *'], compare: lists, seeds: { class: seed }, readers: { names: ['{rolle}'] } } }\n",
      '8:115 name-pattern: The name pattern "{rolle}" is wrong at "{rolle}".',
    ],
    [
      `contracts:
  a: { document: a.md, items: ['## *'], seeds: { class: seed } }
  b: { document: a.md, locale: en, items: ['## *'], seeds: { class: seed } }
`,
      '10:32 config-invalid: "a.md" is said to be in ru and in en.',
    ],
  ])('%j', async (more, expected) => {
    expect(await mistakeIn(more)).toContain(`/seeds/catalogue.yaml:${expected}`);
  });

  test.each([
    ['revise: [work]', '1:36 name-taken: "work" already means kind "work".'],
    ['revise: [fix], mend: [fix]', '1:49 name-taken: "fix" already means kind "revise".'],
    ['revise: [revise]', '1:36 name-taken: "revise" already means kind "revise".'],
  ])('an alias that is taken: %s', async (kinds, expected) => {
    const text = `axes: { kind: { work: [], ${kinds} } }\n`;
    expect(await mistakeOf(() => definitionOf('', text))).toContain(`/seeds/catalogue.yaml:${expected}`);
  });

  test('a catalogue without languages or classes is none', async () => {
    expect(await mistakeOf(() => readDefinition({}, () => ({ path: 'c' })))).toContain(
      'c missing-key: "locale" is missing in axes.',
    );
    expect(await mistakeOf(() => readDefinition({ axes: { locale: ['en'] } }, () => ({ path: 'c' })))).toContain(
      'c missing-key: "classes" is missing in the catalogue.',
    );
  });
});

test('the test catalogue takes what a case says over it', () => {
  const { catalogue } = testConfig({
    catalogue: {
      axes: { stage: { intake: null, ops: [] } },
      classes: { seed: { names: ['{stage}.md'], template: null }, block: { folder: 'blocks', names: ['{role}.md'] } },
    },
  });
  expect(Object.keys(catalogue.axes.stage)).toEqual(['dev', 'qa', 'self-improve', 'ops']);
  expect(catalogue.classes['seed']).toMatchObject({ names: ['{stage}.md'], ignore: ['README.md'] });
  expect(catalogue.classes['seed']).not.toHaveProperty('template');
  expect(catalogue.classes['block']?.folder).toBe('blocks');
});

test('a mistake in memory is placed by its key', async () => {
  expect(await mistakeOf(() => testConfig({ catalogue: { runs: [{ stage: 'qua' }] } }))).toBe(
    'the catalogue: catalogue.runs[0].stage unknown-axis-value: "qua" is not a stage of this catalogue. Did you mean "qa"?',
  );
});
