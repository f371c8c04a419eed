import { describe, expect, test } from 'vitest';
import { configIn, mistakeOf } from '../testing/config-files.ts';

/** The least a catalogue must say. */
const catalogue = `axes:
  stage: [intake, dev]
  kind: { work: [], revise: [review] }
  locale: [ru, en]
classes:
  seed: { folder: prompts, names: ['{stage}-{kind}[_{locale}].md'] }
`;

const config = '/seeds/seedlint.config.yaml';

const mistakeIn = (text: string, more: Readonly<Record<string, string>> = {}): Promise<string> =>
  mistakeOf(configIn({ [config]: text, '/seeds/catalogue.yaml': catalogue, ...more }));

describe('finding the configuration', () => {
  const text = 'catalogue: ./catalogue.yaml\n';
  const files = { [config]: text, '/seeds/catalogue.yaml': catalogue };

  test.each(['seedlint.config.yaml', 'seedlint.config.yml', 'seedlint.config.json'])('%s is one', async (name) => {
    const written = name.endsWith('json') ? '{ "catalogue": "./catalogue.yaml" }' : text;
    const found = await configIn({ [`/seeds/${name}`]: written, '/seeds/catalogue.yaml': catalogue });
    expect(found.path).toBe(`/seeds/${name}`);
  });

  test('it is looked for upwards, and its folder is the root', async () => {
    const found = await configIn(files, { from: '/seeds/prompts/drafts' });
    expect(found).toMatchObject({ path: config, root: '/seeds' });
  });

  test('the nearest one wins', async () => {
    const near = '/seeds/prompts/seedlint.config.yml';
    const found = await configIn({ ...files, [near]: 'catalogue: ../catalogue.yaml\n' }, { from: '/seeds/prompts' });
    expect(found.path).toBe(near);
  });

  test('one kept elsewhere is tried on another checkout', async () => {
    const found = await configIn(files, { config: '../seeds/seedlint.config.yaml', cwd: 'checkout', from: '/home' });
    expect(found).toMatchObject({ path: config, root: '/home/checkout' });
    expect(found.catalogueFile).toEqual({ path: '/seeds/catalogue.yaml', text: catalogue, bom: false });
  });

  test('none at all is a mistake', async () => {
    expect(await mistakeOf(configIn({}, { from: '/home/me' }))).toBe(
      ' config-missing: No configuration found from /home/me upwards. Create seedlint.config.yaml there, or name one with --config.',
    );
  });

  test('a named one that does not exist is a mistake', async () => {
    expect(await mistakeOf(configIn({}, { config: 'other.yaml' }))).toBe(
      '/seeds/other.yaml config-unreadable: Cannot read /seeds/other.yaml: ENOENT. Check the path and its permissions.',
    );
  });

  test('two in one folder are a mistake', async () => {
    expect(await mistakeOf(configIn({ ...files, '/seeds/seedlint.config.json': '{}' }))).toBe(
      `/seeds/seedlint.config.json config-several: Two configurations in one folder: ${config} and /seeds/seedlint.config.json. Keep one, or name one with --config.`,
    );
  });
});

describe('what a configuration may not say', () => {
  test.each([
    [
      'an unknown key',
      'catalogue: ./catalogue.yaml\nruels:\n  missing-section: off\n',
      '2:1 unknown-key: Unknown key "ruels". Did you mean "rules"?',
    ],
    [
      'an unknown key that is like none',
      'catalogue: ./catalogue.yaml\ntokens: 5\n',
      '2:1 unknown-key: Unknown key "tokens". Known: extends, catalogue, policies, writeScope, requirements, locales, translations, traces, baseline, approvals, approvers, rules, overrides, ignore, inventory, maxFileSize, improve.',
    ],
    [
      'an unknown key of an override',
      'catalogue: ./catalogue.yaml\noverrides:\n  - file: [a]\n    rules: {}\n',
      '3:5 unknown-key: Unknown key "file". Did you mean "files"? 1 more in this file.',
    ],
    [
      'an unknown key of a file class',
      'catalogue:\n  classes:\n    seed:\n      front_matter: allowed\n',
      '4:7 unknown-key: Unknown key "front_matter". Did you mean "frontMatter"?',
    ],
    [
      'an unknown axis',
      'catalogue:\n  axes:\n    phase: [dev]\n',
      '3:5 unknown-key: Unknown key "phase". Known: stage, role, mode, kind, locale.',
    ],
    [
      'an unknown axis of a cell pattern',
      'catalogue:\n  layers:\n    - { id: body, class: seed, candidates: [a.md], match: { langauge: ru } }\n',
      '3:61 unknown-key: Unknown key "langauge". Known: stage, role, mode, kind, locale.',
    ],
    [
      'an unknown key of a layer',
      'catalogue:\n  layers:\n    - id: body\n      class: seed\n      candidate: [a.md]\n',
      '5:7 unknown-key: Unknown key "candidate". Did you mean "candidates"? 1 more in this file.',
    ],
    [
      'a value of the wrong type',
      'catalogue: ./catalogue.yaml\nignore: drafts/**\n',
      '2:9 config-type: "ignore": expected array, found string "drafts/**".',
    ],
    [
      'nothing where something is expected',
      'catalogue: ./catalogue.yaml\nrules:\n',
      '2:1 config-type: "rules": expected object, found nothing.',
    ],
    [
      'a severity that does not exist',
      'catalogue: ./catalogue.yaml\nrules: { doubled-word: warn }\n',
      '2:24 config-choice: "rules.doubled-word": expected one of off, info, warning, error, found string "warn".',
    ],
    [
      'a misspelt severity',
      'catalogue: ./catalogue.yaml\nrules: { doubled-word: { severity: eror } }\n',
      '2:36 config-choice: "rules.doubled-word.severity": expected one of off, info, warning, error, found string "eror". Did you mean "error"?',
    ],
    [
      'a number that is too small',
      'catalogue: ./catalogue.yaml\nmaxFileSize: 0\n',
      '2:14 config-invalid: "maxFileSize" must be >= 1.',
    ],
    [
      'an override without files',
      'catalogue: ./catalogue.yaml\noverrides:\n  - rules: {}\n',
      '3:5 missing-key: "files" is missing in "overrides[0]".',
    ],
    [
      'a list at the top',
      '- extends: strict\n',
      '1:1 config-type: "seedlint.config.yaml": expected object, found array.',
    ],
    [
      'broken YAML',
      'catalogue: ./catalogue.yaml\nrules: [\n',
      '3:1 config-syntax: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    ['no catalogue', 'rules: {}\n', '1:1 config-no-catalogue: The configuration names no catalogue.'],
    ['nothing at all', '', '1:1 config-no-catalogue: The configuration names no catalogue.'],
    [
      'a name that cannot be part of a file name',
      'catalogue:\n  axes:\n    stage: { "dev/qa": [] }\n',
      '3:14 config-invalid: "dev/qa" cannot be a name. A name is one word without spaces, slashes, brackets or wildcards.',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await mistakeIn(text)).toContain(`${config}:${expected}`);
  });

  test('in JSON, too, with the place', async () => {
    const text = '{\n  "catalogue": "./catalogue.yaml",\n  "maxFilesize": 10\n}\n';
    expect(await mistakeOf(configIn({ '/seeds/seedlint.config.json': text, '/seeds/catalogue.yaml': catalogue }))).toBe(
      '/seeds/seedlint.config.json:3:3 unknown-key: Unknown key "maxFilesize". Did you mean "maxFileSize"?',
    );
  });

  test('a misspelt key goes before the missing one it stands for, and the others are counted', async () => {
    const text = 'overrides:\n  - files: [a]\n    rule: {}\n  - {}\nmaxFileSize: big\n';
    expect(await mistakeIn(text)).toContain(
      `${config}:3:5 unknown-key: Unknown key "rule". Did you mean "rules"? 3 more in this file.`,
    );
  });
});

describe('the catalogue', () => {
  test('a path names the file it is in', async () => {
    const found = await configIn(
      {
        '/seeds/seedlint/seedlint.config.yaml': 'catalogue: ../law/catalogue.yaml\n',
        '/seeds/law/catalogue.yaml': catalogue,
      },
      { config: 'seedlint/seedlint.config.yaml', cwd: '.' },
    );
    expect(found.catalogue.classes['seed']?.folder).toBe('prompts');
    expect(found.catalogueFile?.path).toBe('law/catalogue.yaml');
  });

  test('mistakes in it are placed in it', async () => {
    const broken = catalogue.replace('folder', 'foldr');
    expect(await mistakeIn('catalogue: ./catalogue.yaml\n', { '/seeds/catalogue.yaml': broken })).toBe(
      '/seeds/catalogue.yaml:6:11 unknown-key: Unknown key "foldr". Did you mean "folder"?',
    );
    expect(await mistakeIn('catalogue: ./catalogue.yaml\n', { '/seeds/catalogue.yaml': '- dev\n' })).toContain(
      '/seeds/catalogue.yaml:1:1 config-type: "./catalogue.yaml": expected object, found array.',
    );
    expect(await mistakeIn('catalogue: ./catalogue.yaml\n', { '/seeds/catalogue.yaml': '' })).toContain(
      '/seeds/catalogue.yaml:1:1 missing-key: "locale" is missing in axes.',
    );
  });

  test('a path that leads nowhere is placed where it is written', async () => {
    expect(await mistakeIn('catalogue: ./catalog.yaml\n')).toBe(
      `${config}:1:12 missing-path: ./catalog.yaml does not exist. Mend the path: it starts from the folder of the file that names it.`,
    );
  });

  test('an object is merged over what is extended, a path replaces it', async () => {
    const files = {
      '/seeds/base.yaml': 'catalogue: ./catalogue.yaml\n',
      '/seeds/catalogue.yaml': catalogue,
      '/seeds/other.yaml': catalogue.replace('prompts', 'other'),
    };
    const merged = await configIn({
      ...files,
      [config]:
        'extends: ./base.yaml\ncatalogue:\n  axes: { stage: { qa: [], intake: null } }\n  classes: { seed: { folder: moved } }\n',
    });
    expect(Object.keys(merged.catalogue.axes.stage)).toEqual(['dev', 'qa']);
    expect(merged.catalogue.classes['seed']).toMatchObject({
      folder: 'moved',
      names: ['{stage}-{kind}[_{locale}].md'],
    });
    expect(merged.catalogueFile?.path).toBe('seedlint.config.yaml');
    const replaced = await configIn({ ...files, [config]: 'extends: ./base.yaml\ncatalogue: ./other.yaml\n' });
    expect(replaced.catalogue.classes['seed']?.folder).toBe('other');
  });

  test('of a preset has no file of its own', async () => {
    const found = await configIn({ [config]: 'extends: codex-k8s\n' });
    expect(found.catalogueFile).toBeUndefined();
  });

  test('a mistake that a change of ours makes in a preset names the key of the preset', async () => {
    expect(await mistakeIn('extends: codex-k8s\ncatalogue: { axes: { stage: { rethink: null } } }\n')).toMatch(
      /^preset codex-k8s: catalogue\.runs\[\d+\]\.stage unknown-axis-value: "rethink" is not a stage of this catalogue\./,
    );
  });

  test('a removal that removes nothing is a mistake', async () => {
    expect(await mistakeIn('catalogue:\n  axes:\n    kind:\n      work:\n      revise: []\n')).toBe(
      `${config}:4:7 config-invalid: "work" is removed from where it is not. A value without aliases is written "work: []".`,
    );
    expect(
      await mistakeIn('extends: codex-k8s\ncatalogue:\n  runs: { remove: [{ stage: rethink, role: pm }] }\n'),
    ).toContain(`${config}:3:20 config-invalid: {"stage":"rethink","role":"pm"} is removed from where it is not.`);
  });
});

describe('extends', () => {
  const files = {
    '/seeds/catalogue.yaml': catalogue,
    '/seeds/team/base.yaml':
      'catalogue: ../catalogue.yaml\nignore: [drafts/**]\nmaxFileSize: 100\nlocales: [./words]\n',
    '/seeds/team/words/ru/sections.yaml': '',
    '/seeds/team/late.yaml': 'extends: strict\nmaxFileSize: 300\nignore: [old/**]\n',
  };

  test('later ones win, lists add up, and paths start from the file that says them', async () => {
    const found = await configIn({
      ...files,
      [config]: 'extends: [./team/base.yaml, ./team/late.yaml]\nignore: [tmp/**]\n',
    });
    expect(found.maxFileSize).toBe(300);
    expect(found.ignore).toEqual(['drafts/**', 'old/**', 'tmp/**']);
    expect(found.locales).toEqual(['/seeds/team/words']);
    expect(found.origins.get('maxFileSize')).toBe('/seeds/team/late.yaml');
    expect(found.origins.get('ignore[2]')).toBe(config);
  });

  test('an unknown preset is met with a suggestion', async () => {
    expect(await mistakeIn('extends:\n  - codex-k8\n')).toBe(
      `${config}:2:5 unknown-preset: There is no preset "codex-k8". Did you mean "codex-k8s"? A path starts with "./".`,
    );
    expect(await mistakeIn('extends: team\n')).toBe(
      `${config}:1:10 unknown-preset: There is no preset "team". Known: recommended, strict, codex-k8s. A path starts with "./".`,
    );
  });

  test('a file that does not exist is placed where it is named', async () => {
    expect(await mistakeIn('extends: [strict, ./team.yaml]\n')).toContain(
      `${config}:1:19 missing-path: ./team.yaml does not exist.`,
    );
  });

  test('a circle is shown', async () => {
    expect(
      await mistakeIn('extends: ./a.yaml\n', {
        '/seeds/a.yaml': 'extends: ./b.yaml\n',
        '/seeds/b.yaml': 'ignore: []\nextends:\n  - ./a.yaml\n',
      }),
    ).toBe(
      '/seeds/b.yaml:3:5 extends-cycle: "/seeds/a.yaml" extends itself. Chain: /seeds/a.yaml → /seeds/b.yaml → /seeds/a.yaml.',
    );
  });

  test('a mistake in an extended file is placed there', async () => {
    expect(await mistakeIn('extends: ./a.yaml\n', { '/seeds/a.yaml': 'ignroe: []\n' })).toContain(
      '/seeds/a.yaml:1:1 unknown-key: Unknown key "ignroe". Did you mean "ignore"?',
    );
  });

  test('one file may be reached in two ways', async () => {
    const found = await configIn({
      ...files,
      '/seeds/team/one.yaml': 'extends: ./base.yaml\n',
      '/seeds/team/two.yaml': 'extends: ./base.yaml\n',
      [config]: 'extends: [./team/one.yaml, ./team/two.yaml]\n',
    });
    expect(found.maxFileSize).toBe(100);
  });
});

describe('other files a configuration names', () => {
  const text = 'catalogue: ./catalogue.yaml\n';

  test('an inventory is one path per line', async () => {
    const found = await configIn({
      [config]: `${text}inventory: [./lists/head.txt, ./lists/more.txt]\n`,
      '/seeds/catalogue.yaml': catalogue,
      '/seeds/lists/head.txt': '\uFEFFdocs/README.md\r\n\r\nsrc/a b.go\r\n',
      '/seeds/lists/more.txt': 'Makefile',
    });
    expect(found.inventory).toEqual(['docs/README.md', 'src/a b.go', 'Makefile']);
  });

  test.each([
    ['inventory: [./none.txt]\n', '2:13 missing-path: ./none.txt does not exist.'],
    ['policies: ./policies.yaml\n', '2:11 missing-path: ./policies.yaml does not exist.'],
    ['locales:\n  - ./locales\n', '3:5 missing-path: ./locales does not exist.'],
  ])('%j is a mistake when nothing is there', async (line, expected) => {
    expect(await mistakeIn(text + line)).toContain(`${config}:${expected}`);
  });

  test('a limit of 256 KiB holds when none is said', async () => {
    const found = await configIn({ [config]: text, '/seeds/catalogue.yaml': catalogue });
    expect(found.maxFileSize).toBe(262_144);
    expect(found.origins.get('maxFileSize')).toBe('default');
    expect(found.law).toEqual({ policies: [], writeScopes: [] });
  });
});

test('every part of the catalogue knows where it came from', async () => {
  const found = await configIn({
    [config]: 'extends: codex-k8s\ncatalogue:\n  axes: { kind: { revise: null, review: [revise] } }\n  required: []\n',
  });
  expect(found.origins.get('catalogue.axes.kind.work')).toBe('preset codex-k8s');
  expect(found.origins.get('catalogue.axes.kind.review')).toBe(config);
  expect(found.origins.has('catalogue.axes.kind.revise')).toBe(false);
  expect(found.origins.get('catalogue.required')).toBe(config);
  expect(found.origins.get('catalogue.classes.seed.names')).toBe('preset codex-k8s');
});

test('a front-matter schema that is none is a mistake', async () => {
  const text =
    'extends: codex-k8s\ncatalogue:\n  classes:\n    seed:\n      frontMatter: { schema: { type: strin } }\n';
  expect(await mistakeIn(text)).toContain(`${config}:5:30 config-invalid: This is no JSON Schema: `);
  const good = await configIn({ [config]: text.replace('strin', 'object') });
  expect(good.catalogue.classes['seed']?.frontMatter).toEqual({ mode: 'required', schema: { type: 'object' } });
});
