import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../core/catalogue.ts';
import type { RuleSetting } from '../core/config.ts';
import type { Severity } from '../core/finding.ts';
import { defineRule, type Rule } from '../core/rule.ts';
import type { Suppression } from '../core/suppression.ts';
import { placeAt, type TextFile } from '../core/text.ts';
import { lint } from './lint.ts';
import { noLaw } from '../core/policy.ts';

const today = '2026-11-23';

/** Reports every line that holds the word. */
const wordRule = (id: string, word: string): Rule =>
  defineRule({
    id,
    scope: 'catalogue',
    category: 'language',
    severity: 'error',
    summary: '',
    messages: { found: 'Found.' },
    *check(catalogue) {
      for (const { file } of catalogue.seeds) {
        for (const match of file.text.matchAll(new RegExp(word, 'g'))) {
          yield { message: 'found', at: placeAt(file, match.index, match.index + word.length) };
        }
      }
    },
  });

describe('lint', () => {
  test('sorts findings by path and place, whatever order rules yield them in', async () => {
    const catalogue = catalogueOf({ 'b.md': 'main', 'a.md': 'x\nmain main' });
    const { findings } = await run(catalogue, { main: 'error' });
    expect(findings.map(({ at }) => `${at.path}:${at.line}:${at.column}`)).toEqual([
      'a.md:2:1',
      'a.md:2:6',
      'b.md:1:1',
    ]);
  });

  test('a later override wins, and off means not reported', async () => {
    const catalogue = catalogueOf({ 'a.md': 'main', 'b.md': 'main', 'c.md': 'main' });
    const report = await lint(catalogue, {
      rules: [wordRule('main', 'main')],
      config: {
        rules: settings({ main: 'error' }),
        overrides: [
          { files: ['{a,b}.md'], rules: settings({ main: 'warning' }) },
          { files: ['b.md'], rules: settings({ main: 'off' }) },
        ],
      },
      today,
    });
    expect(report.findings.map(({ at, severity }) => [at.path, severity])).toEqual([
      ['a.md', 'warning'],
      ['c.md', 'error'],
    ]);
  });

  describe('a level of a finding', () => {
    const hint: Rule = defineRule({
      id: 'hint',
      scope: 'catalogue',
      category: 'language',
      severity: 'error',
      summary: '',
      messages: { found: 'Found.' },
      *check(catalogue) {
        for (const { file } of catalogue.seeds) {
          yield { message: 'found', at: placeAt(file, 0, 1) };
          yield { message: 'found', level: 'warning', at: placeAt(file, 1, 2) };
          yield { message: 'found', level: 'info', at: placeAt(file, 2, 3) };
        }
      },
    });
    const severities = async (setting: RuleSetting): Promise<string[]> => {
      const config = { rules: { hint: setting }, overrides: [] };
      const { findings } = await lint(catalogueOf({ 'a.md': 'main' }), { rules: [hint], config, today });
      return findings.map(({ severity }) => severity);
    };

    test('makes it milder than the rule, never more severe', async () => {
      expect(await severities({ severity: 'error', options: {} })).toEqual(['error', 'warning', 'info']);
      expect(await severities({ severity: 'warning', options: {} })).toEqual(['warning', 'warning', 'info']);
      expect(await severities({ severity: 'info', options: {} })).toEqual(['info', 'info', 'info']);
    });

    test('is one step more severe where everything is', async () => {
      expect(await severities({ severity: 'error', options: {}, raised: true })).toEqual(['error', 'error', 'warning']);
    });
  });

  test('a fingerprint survives edits above and renumbering, and tells two equal lines apart', async () => {
    const before = await run(catalogueOf({ 'a.md': '1. push to main\n2. other\n3. push to main\n' }), {
      main: 'error',
    });
    const after = await run(catalogueOf({ 'a.md': 'Порядок:\n\n2. push to main\n4. push to main\n' }), {
      main: 'error',
    });
    const prints = before.findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(2);
    expect(after.findings.map(({ fingerprint }) => fingerprint)).toEqual(prints);
    expect(prints[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  test('the same thing seen by two views of one file is said once', async () => {
    const twice = wordRule('main', 'main');
    const catalogue = catalogueOf({ 'a.md': 'main' });
    const { findings } = await lint(catalogue, {
      rules: [twice, twice],
      config: { rules: settings({ main: 'error' }), overrides: [] },
      today,
    });
    expect(findings).toHaveLength(1);
  });
});

describe('suppressions', () => {
  test('hide what they name, where they say, and are told as used', async () => {
    const catalogue = catalogueOf({ 'a.md': 'main\nmain' }, [comment('a.md', ['main'], 2, 2, { reason: 'quoted' })]);
    const { findings, suppressed } = await run(catalogue, { main: 'error' });
    expect(findings.map(({ at }) => at.line)).toEqual([1]);
    expect(suppressed.map(({ at, excuse }) => [at.line, excuse])).toEqual([[2, 'quoted']]);
  });

  test('hide nothing without a reason', async () => {
    const catalogue = catalogueOf({ 'a.md': 'main' }, [comment('a.md', ['main'], 1, 1, {})]);
    expect((await run(catalogue, { main: 'error' })).findings).toHaveLength(1);
  });

  test('hold to the end of their last day and not longer', async () => {
    const held = catalogueOf({ 'a.md': 'main' }, [comment('a.md', ['main'], 1, 1, { reason: 'r', until: today })]);
    const ended = catalogueOf({ 'a.md': 'main' }, [
      comment('a.md', ['main'], 1, 1, { reason: 'r', until: '2026-11-22' }),
    ]);
    expect((await run(held, { main: 'error' })).findings).toHaveLength(0);
    expect((await run(ended, { main: 'error' })).findings).toHaveLength(1);
  });

  test('of another rule or another file hide nothing', async () => {
    const catalogue = catalogueOf({ 'a.md': 'main', 'b.md': '' }, [
      comment('a.md', ['master'], 1, 1, { reason: 'r' }),
      comment('b.md', ['main'], 1, 1, { reason: 'r' }),
    ]);
    expect((await run(catalogue, { main: 'error' })).findings).toHaveLength(1);
  });
});

function run(catalogue: Catalogue, rules: Record<string, Severity | 'off'>) {
  return lint(catalogue, {
    rules: [wordRule('main', 'main')],
    config: { rules: settings(rules), overrides: [] },
    today,
  });
}

function settings(rules: Record<string, Severity | 'off'>): Record<string, RuleSetting> {
  return Object.fromEntries(Object.entries(rules).map(([id, severity]) => [id, { severity, options: {} }]));
}

function comment(
  path: string,
  rules: string[],
  from: number,
  to: number,
  rest: { reason?: string; until?: string },
): Suppression {
  return { place: placeAt({ path, text: '', bom: false }, 0), rules, from, to, ...rest };
}

function catalogueOf(texts: Record<string, string>, suppressions: Suppression[] = []): Catalogue {
  const files = Object.entries(texts).map(([path, text]): TextFile => ({ path, text, bom: false }));
  return {
    definition: {
      axes: { stage: {}, role: {}, mode: {}, kind: {}, locale: {} },
      locale: { default: 'ru', unmarked: 'ru' },
      classes: {},
      runs: [],
      layers: [],
      required: [],
      vocabularies: {},
      contracts: {},
      data: [],
    },
    seeds: files.map((file) => ({ file, class: 'seed', cell: {}, pattern: '', views: [], branched: false })),
    strangers: [],
    documents: new Map(),
    packs: new Map(),
    law: noLaw,
    suppressions,
    origin: undefined,
    exists: () => false,
    endsWith: () => false,
  };
}
