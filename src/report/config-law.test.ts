import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { configIn } from '../testing/config-files.ts';
import { configText } from './config.ts';
import { isData } from '../read/config-merge.ts';
import { lawWritten } from './config-law.ts';
import { wordsFrom } from './words.ts';

const law = `policies:
  tests:
    title: Tests
    force: must
    scope: [{ class: seed, role: dev }, { role: [qa, pm], mode: null }]
    except: { kind: revise }
    section: [rules, steps]
    order: { before: first-step, after: [report] }
    carried: [literal, evidence]
    evidence: { ru: [тест*, { any: [a, [b, c]] }], en: [test*, [d, 'e|f']] }
    parameters: { calls: { value: [3, 4], stricter: lower, near: { en: [every] } }, times: { value: 2 }, days: {} }
    traces: [REQ-1]
    waivers: [{ scope: { role: dev }, reason: new, owner: lead, until: '2099-01-01' }]
  report: { force: should, within: prompt, evidence: { ru: [а], en: [a] } }
writeScope:
  - { match: { role: qa }, write: ['docs/**'], tools: [a], labels: ['b:*'] }
  - { write: any }
`;

test('the law is printed in the shape it is written in, and read again it is the same', async () => {
  const config = await configIn(files(law));
  const text = configText(config, { words: wordsFrom('en', {}), colour: 0, width: 100 });
  const printed: unknown = parse(text);
  if (!isData(printed)) throw new Error('no map');
  const { policies, writeScope } = printed;
  expect(policies).toMatchObject({
    tests: {
      title: 'Tests',
      scope: [
        { class: 'seed', role: 'dev' },
        { role: ['qa', 'pm'], mode: null },
      ],
      order: { before: 'first-step', after: 'report' },
      evidence: { ru: ['тест*', { any: ['a', ['b', 'c']] }] },
      parameters: { calls: { value: [3, 4] }, times: { value: 2 }, days: {} },
    },
  });
  const again = await configIn(files(stringify({ policies, writeScope })));
  expect(lawWritten(again.law)).toEqual(lawWritten(config.law));
  expect(again.law.policies.map(({ id, evidence }) => [id, evidence])).toEqual(
    config.law.policies.map(({ id, evidence }) => [id, evidence]),
  );
});

function files(policies: string): Record<string, string> {
  return {
    '/seeds/seedlint.config.yaml': 'catalogue: ./catalogue.yaml\npolicies: ./policies.yaml\n',
    '/seeds/policies.yaml': policies,
    '/seeds/catalogue.yaml':
      'axes: { stage: [dev], role: [dev, qa, pm], mode: [discussion], kind: [work, revise], locale: [ru, en] }\nclasses:\n  seed: { folder: "", names: ["role-{role}-{kind}_{locale}.md"] }\n',
  };
}
