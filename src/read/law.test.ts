import { describe, expect, test } from 'vitest';
import { lint } from '../lint/lint.ts';
import { configIn, mistakeOf } from '../testing/config-files.ts';
import { readCatalogue } from './catalogue.ts';
import { checkOrder } from './law-order.ts';
import { builtInPacks, extendPack, packFrom } from './locale-packs.ts';
import { memorySource } from './source-memory.ts';

const catalogue = `axes:
  stage: { dev: [], self-improve: [self_improve] }
  role: [dev, reviewer]
  kind: { work: [], revise: [review] }
  locale: [ru, en]
classes:
  seed: { folder: '', names: ['role-{role}-{kind}_{locale}.md'] }
`;

describe('policies.yaml', () => {
  test('aliases become what they stand for, and whatever is not said has a default', async () => {
    const { law } = await lawIn(`policies:
  pre-check:
    force: must
    scope: { class: seed, kind: review }
    evidence: { ru: [конфликт*], en: [conflict*, { any: [a, [b, c]] }] }
writeScope:
  - { match: { stage: self_improve }, write: ['docs/**'] }
  - { match: { role: reviewer }, write: nothing, labels: ['state:*'] }
`);
    expect(law.policies).toMatchObject([
      {
        id: 'pre-check',
        title: { '': 'pre-check' },
        scope: [{ classes: ['seed'], cells: { kind: 'revise' } }],
        within: 'seed',
        sections: [],
        evidence: { ru: [[['конфликт*']]], en: [[['conflict*']], [['a'], ['b', 'c']]] },
      },
    ]);
    expect(law.writeScopes).toMatchObject([
      { match: { cells: { stage: 'self-improve' } }, write: { paths: ['docs/**'] } },
      { match: { cells: { role: 'reviewer' } }, write: 'nothing', labels: ['state:*'] },
    ]);
  });

  test('a configuration adds to the law it extends, changes it and takes away from it', async () => {
    const { law } = await configIn({
      '/seeds/seedlint.config.yaml': `extends: ./team.yaml
policies:
  one: { force: should }
  two: null
  three: { force: must, evidence: { ru: [три], en: [three] } }
`,
      '/seeds/team.yaml': 'catalogue: ./catalogue.yaml\npolicies: ./policies.yaml\n',
      '/seeds/policies.yaml':
        'policies:\n  one: { force: must, evidence: { ru: [раз], en: [one] } }\n  two: { force: must, evidence: { ru: [два], en: [two] } }\n',
      '/seeds/catalogue.yaml': catalogue,
    });
    expect(law.policies.map(({ id, force }) => `${id} ${force}`)).toEqual(['one should', 'three must']);
  });
});

test('a catalogue with fewer languages than the preset it extends keeps its law', async () => {
  const { law } = await configIn({
    '/seeds/seedlint.config.yaml':
      'extends: codex-k8s\ncatalogue: { axes: { locale: { ru: null } }, locale: { default: en, unmarked: en } }\n',
  });
  expect(law.policies.length).toBeGreaterThan(30);
  expect(law.policies.flatMap(({ evidence }) => Object.keys(evidence)).filter((tag) => tag !== 'en')).toEqual([]);
});

test('an order may be as long as the law', async () => {
  const { law } = await lawIn('policies:\n  p: { force: must, evidence: { ru: [а], en: [a] } }\n');
  const policies = Array.from({ length: 50_000 }, (_, index) =>
    law.policies.map((policy) => ({ ...policy, id: `p${index}`, before: index === 0 ? [] : [`p${index - 1}`] })),
  ).flat();
  expect(() => checkOrder(policies.toReversed(), () => ({ path: '' }))).not.toThrow();
});

/* One clear error each, where the cause is. */
describe('a mistake in policies.yaml', () => {
  const evidence = 'evidence: { ru: [а], en: [a] }';
  test.each([
    [
      'an axis value nobody knows',
      `policies:\n  a:\n    force: must\n    scope: { kind: revize }\n    ${evidence}\n`,
      'policies.yaml:4:20 unknown-axis-value: "revize" is not a kind of this catalogue. Did you mean "revise"?',
    ],
    [
      'a class nobody knows',
      `policies:\n  a:\n    force: must\n    scope:\n      - { class: seeds }\n    ${evidence}\n`,
      'policies.yaml:5:18 unknown-class: There is no file class "seeds". Did you mean "seed"?',
    ],
    [
      'a cycle in the order',
      `policies:\n  a:\n    force: must\n    order: { before: b }\n    ${evidence}\n  b:\n    force: must\n    order: { before: c }\n    ${evidence}\n  c:\n    force: must\n    order: { before: a }\n    ${evidence}\n`,
      'policies.yaml:4:5 config-invalid: The order of policies goes in a circle: a → b → c → a. Take one of these out of "order".',
    ],
    [
      'an order that names no policy',
      `policies:\n  pre-check:\n    force: must\n    order: { after: pre-chek }\n    ${evidence}\n`,
      'policies.yaml:4:21 unknown-policy: There is no policy "pre-chek". Did you mean "pre-check"?',
    ],
    [
      'no force',
      `policies:\n  a:\n    ${evidence}\n`,
      'policies.yaml:2:3 missing-key: "force" is missing in "policies.a". Say how strongly a prompt must put it.',
    ],
    [
      'a force there is not',
      `policies:\n  a:\n    force: shall\n`,
      'policies.yaml:3:12 config-choice: "policies.a.force": expected one of must-not, must, must-unless, should-not, should, found string "shall".',
    ],
    [
      'a key there is not',
      `policies:\n  a:\n    forse: must\n`,
      'policies.yaml:3:5 unknown-key: Unknown key "forse". Did you mean "force"?',
    ],
    [
      'a range turned round',
      `policies:\n  a:\n    force: must\n    ${evidence}\n    parameters: { calls: { value: [4, 3] } }\n`,
      'policies.yaml:5:35 config-invalid: "calls" goes from 4 to 3. Write the smaller number first.',
    ],
    [
      'evidence that could be read in too many ways',
      `policies:\n  a:\n    force: must\n    evidence: { ru: [а], en: ['a|b|c|d a|b|c|d a|b|c|d a|b|c|d a|b|c|d a|b|c|d'] }\n`,
      'policies.yaml:4:31 config-invalid: "a|b|c|d a|b|c|d a|b|c|d a|b|c|d a|b|c|d a|b|c|d": a phrase may be read in at most 600 ways. Split it into several phrases.',
    ],
    [
      'evidence in a language the catalogue does not speak',
      `policies:\n  a:\n    force: must\n    evidence: { de: [a] }\n`,
      'policies.yaml:4:17 unknown-axis-value: "de" is not a locale of this catalogue. Known: ru, en.',
    ],
    [
      'a day that is none',
      `policies:\n  a:\n    force: must\n    ${evidence}\n    waivers: [{ scope: {}, reason: x, owner: y, until: soon }]\n`,
      'policies.yaml:5:56 config-invalid: "policies.a.waivers[0].until" must match format "date".',
    ],
    ['a list', '- a\n', 'policies.yaml:1:1 config-type: "./policies.yaml": expected object, found array.'],
    [
      'write scopes of an unknown kind',
      'writeScope:\n  - { write: everything }\n',
      'policies.yaml:2:14 config-choice: "writeScope[0].write": expected one of any, nothing, markdown, found string "everything".',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await mistakeOf(lawIn(text))).toBe(`/seeds/${expected}`);
  });
});

describe('the texts of a policy', () => {
  const managed = 'policies:\n  a:\n    force: must\n    carried: managed\n';
  test.each([
    [
      'in one language only',
      managed,
      { ru: { a: 'Читайте.' } },
      'policies.yaml:2:3 policy-one-language: Policy "a" has a text in ru, and none in en. Write locales/en/policies/a.md in a folder of "locales": a policy is told in every language of the catalogue.',
    ],
    [
      'evidence in one language only',
      'policies:\n  a:\n    force: must\n    evidence: { en: [a] }\n',
      {},
      'policies.yaml:2:3 policy-one-evidence: Policy "a" has evidence in en, and none in ru. Add it under "evidence": what shows a policy is said for every language of the catalogue.',
    ],
    [
      'for a section that a pack does not know',
      'policies:\n  a:\n    force: must\n    section: forbiden\n    evidence: { ru: [а], en: [a] }\n',
      {},
      'policies.yaml:2:3 policy-no-section: Policy "a" belongs in section "forbiden", for which the ru pack has no label. Did you mean "forbidden"? Labels are in sections.yaml of a folder of "locales".',
    ],
    [
      'nowhere',
      managed,
      {},
      'policies.yaml:2:3 policy-silent: Nothing could show that a prompt carries policy "a": it is carried as managed, and has no such words. Write locales/ru/policies/a.md in a folder of "locales", for every language, or give "evidence".',
    ],
    [
      'with a parameter it does not have',
      `${managed}    parameters: { calls: { value: 3 } }\n`,
      { ru: { a: 'Каждые {calls}.' }, en: { a: 'Every {cals}.' } },
      'policies.yaml:2:3 unknown-parameter: The en text of policy "a" names a parameter "cals" that it does not have. Did you mean "calls"?',
    ],
  ])('%s', async (_, text, texts: Record<string, Record<string, string>>, expected) => {
    const mistake = await mistakeOf(async () => {
      await catalogueIn(text, texts);
    });
    expect(mistake).toBe(`/seeds/${expected}`);
  });

  test('have their parameters filled in and are read as a prompt is', async () => {
    const { law } = await catalogueIn(`${managed}    parameters: { calls: { value: [3, 4] } }\n`, {
      ru: { a: 'Сообщайте каждые {calls} вызова. {{ .Name }}' },
      en: { a: '- Report every {calls} calls.\n' },
    });
    const [policy] = law.policies;
    expect(policy?.texts['ru']?.text).toBe('Сообщайте каждые 3–4 вызова. {{ .Name }}');
    expect(policy?.texts['en']?.view.units.map(({ shape, text }) => `${shape}: ${text}`)).toEqual([
      'bullet: Report every 3–4 calls.',
    ]);
  });
});

test('a waiver that has ended is a problem of the run, with its place', async () => {
  const text = `policies:
  a:
    force: must
    evidence: { ru: [а], en: [a] }
    waivers:
      - { scope: { role: dev }, reason: new team, owner: lead, until: 2026-01-31 }
`;
  const found = await catalogueIn(text, {});
  const run = async (today: string): Promise<string[]> => {
    const { problems } = await lint(found, { rules: [], config: { rules: {}, overrides: [] }, today });
    return problems.map(({ code, message, at }) => `${at?.path}:${at?.line}:${at?.column} ${code}: ${message}`);
  };
  expect(await run('2026-01-31')).toEqual([]);
  expect(await run('2026-02-01')).toEqual([
    '/seeds/policies.yaml:6:71 waiver-expired: The waiver of policy "a" ended on 2026-01-31 (lead: new team).',
  ]);
});

function lawIn(policies: string) {
  return configIn({
    '/seeds/seedlint.config.yaml': 'catalogue: ./catalogue.yaml\npolicies: ./policies.yaml\n',
    '/seeds/policies.yaml': policies,
    '/seeds/catalogue.yaml': catalogue,
  });
}

async function catalogueIn(policies: string, texts: Readonly<Record<string, Record<string, string>>>) {
  const packs = builtInPacks();
  for (const [tag, own] of Object.entries(texts)) {
    const known = packs.get(tag);
    const pack = packFrom(tag, { policies: own });
    packs.set(tag, known ? extendPack(known, pack) : pack);
  }
  const config = await lawIn(policies);
  return readCatalogue(memorySource({ 'role-dev-work_ru.md': 'Читайте.\n' }), config, packs).catalogue;
}
