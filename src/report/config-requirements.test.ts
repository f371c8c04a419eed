import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { configIn } from '../testing/config-files.ts';
import { isData } from '../read/config-merge.ts';
import { configText } from './config.ts';
import { requirementsWritten } from './config-requirements.ts';
import { wordsFrom } from './words.ts';

const requirements = `
  sources:
    - { file: r.md, id: 'FR-\\d{3}', columns: { id: [Код], title: { ru: Текст, en: [Text, Words] } } }
    - { file: reqs/*.md, format: front-matter, optional: true }
  prompts: ['FR-00*']
  waivers: [{ ids: [FR-001], match: { role: dev }, reason: new, owner: lead, until: '2099-01-01' }]
  matrices: [{ file: m.md, statuses: { covered: [covered] } }]
  issueMaps: [{ file: i.md, columns: { documents: [PRD] }, statuses: [open] }]
  documents: ['docs/**', '!docs/templates/**']
  keys: { issues: [issue] }
  thresholds: { deep: 0.5 }
`;

test('requirements are printed in the shape they are written in, and read again they are the same', async () => {
  const config = await configIn(files(requirements));
  const text = configText(config, { words: wordsFrom('en', {}), colour: 0, width: 100 });
  const printed: unknown = parse(text);
  if (!isData(printed)) throw new Error('no map');
  expect(printed['requirements']).toMatchObject({
    sources: [{ file: 'r.md', format: 'table', columns: { title: { ru: ['Текст'], en: ['Text', 'Words'] } } }, {}],
    keys: { requirements: ['traces'], issues: ['issue'] },
    thresholds: { requirements: 1, deep: 0.5, seeds: 1 },
  });
  const again = await configIn(files(`\n${stringify(printed['requirements'])}`.replaceAll('\n', '\n  ')));
  expect(requirementsWritten(again.requirements)).toEqual(requirementsWritten(config.requirements));
});

test('what nobody wrote down comes from nowhere else', async () => {
  const config = await configIn(files(requirements));
  const lines = configText(config, { words: wordsFrom('en', {}), colour: 0, width: 100 }).split('\n');
  expect(lines.find((line) => line.includes('requirements: [traces]'))).toMatch(/# default$/);
  expect(lines.find((line) => line.includes('issues: [issue]'))).toMatch(/# seedlint\.config\.yaml$/);
  expect(requirementsWritten(undefined)).toEqual({});
});

function files(written: string): Record<string, string> {
  return {
    '/seeds/seedlint.config.yaml': `catalogue: ./catalogue.yaml\nrequirements:${written}`,
    '/seeds/catalogue.yaml':
      'axes: { role: [dev], kind: [work], locale: [ru, en] }\nclasses:\n  seed: { folder: "", names: ["{role}-{kind}_{locale}.md"] }\n',
  };
}
