import { describe, expect, test } from 'vitest';
import { configIn } from '../testing/config-files.ts';
import { catalogue, readWith } from '../testing/register.ts';

describe('what a configuration may say of requirements', () => {
  test.each([
    [{ source: [] }, 'Unknown key "source".'],
    [{ sources: [{ file: 'r.md', colums: {} }] }, 'Unknown key "colums".'],
    [
      { sources: [{ file: 'r.md', id: '(a+)+' }] },
      '"(a+)+" is no regular expression that seedlint can run: "(a+)+" repeats a repetition.',
    ],
    [
      { sources: [{ file: 'r.md', format: 'csv' }] },
      '"requirements.sources[0].format": expected one of table, yaml, front-matter, found string "csv".',
    ],
    [
      { waivers: [{ ids: ['*'], reason: 'x', owner: 'y', until: 'soon' }] },
      '"requirements.waivers[0].until" must match format "date".',
    ],
    [{ thresholds: { deep: 2 } }, '"requirements.thresholds.deep" must be <= 1.'],
    [
      { waivers: [{ ids: '*', match: { role: 'dve' }, reason: 'x', owner: 'y', until: '2099-01-01' }] },
      '"dve" is not a role of this catalogue.',
    ],
  ])('%j is a mistake', async (requirements, message) => {
    await expect(readWith(requirements, {})).rejects.toThrow(message);
  });

  test('is laid over what it extends', async () => {
    const config = await configIn({
      '/seeds/seedlint.config.yaml':
        'extends: ./base.yaml\ncatalogue: ./catalogue.yaml\nrequirements:\n  sources: { add: [{ file: more.md }] }\n  prompts: null\n  thresholds: { deep: 0.5 }\n',
      '/seeds/base.yaml':
        'requirements:\n  sources: [{ file: r.md, optional: true }]\n  prompts: [A-1]\n  thresholds: { seeds: 0 }\n',
      '/seeds/catalogue.yaml': catalogue,
    });
    expect(config.requirements?.sources.map(({ file, optional }) => [file, optional])).toEqual([
      ['r.md', true],
      ['more.md', false],
    ]);
    expect(config.requirements?.prompts).toBeUndefined();
    expect(config.requirements?.thresholds).toEqual({ requirements: 1, deep: 0.5, seeds: 0 });
    expect(config.origins.get('requirements.thresholds.seeds')).toBe('/seeds/base.yaml');
  });
});
