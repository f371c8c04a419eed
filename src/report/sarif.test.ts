import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { branch, mixed, orphan, sampleInput, unreadable } from '../testing/sample-report.ts';
import type { ReportInput } from './input.ts';
import { sarif } from './sarif.ts';

// The official schema, as SchemaStore publishes it.
const require = createRequire(import.meta.url);

const everything = sampleInput(
  { findings: [branch, mixed], suppressed: [orphan], problems: [unreadable] },
  { root: '/seeds', prefix: 'services/agent' },
);

test('everything it writes is SARIF 2.1.0', () => {
  // Its patterns were not written for the `u` flag.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv);
  const schema: object = JSON.parse(readFileSync(require.resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8'));
  const validate = ajv.compile(schema);
  for (const input of [everything, sampleInput({ findings: [] }), sampleInput({}, { version: '0.0.0-source' })]) {
    validate(JSON.parse(sarif(input)));
    expect(validate.errors ?? []).toEqual([]);
  }
  validate({ version: '2.1.0', runs: [{ results: [{ level: 'info' }] }] });
  expect(validate.errors).not.toEqual([]);
});

describe('a result', () => {
  const { results } = runOf(everything);

  test('has rule, level, message, place, related place and fingerprint', () => {
    expect(results[0]).toEqual({
      ruleId: 'hardcoded-path',
      ruleIndex: 0,
      level: 'warning',
      // Braces are doubled: single ones would be a placeholder.
      message: { text: 'Branch "main" is written out. Use {{{{ .BaseBranch }}}}.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'services/agent/prompts/dev-work_en.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 6, startColumn: 22, endLine: 6, endColumn: 28 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: 'services/agent/catalogue.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 17 },
          },
          message: { text: 'It is declared here' },
        },
      ],
      partialFingerprints: { 'seedlint/v1': 'fedcba9876543210' },
    });
  });

  test('has its fixes, with what they delete and insert', () => {
    expect(results[1]?.fixes).toEqual([
      {
        description: { text: 'Replace by "запускай"' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'services/agent/prompts/dev-work_ru.md', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 5, startColumn: 7, endLine: 5, endColumn: 15 },
                insertedContent: { text: 'запускай' },
              },
            ],
          },
        ],
        properties: { safety: 'unsafe' },
      },
    ]);
  });

  test('that was suppressed says so', () => {
    expect(results.map(({ suppressions }) => suppressions)).toEqual([undefined, undefined, [{ kind: 'inSource' }]]);
    const excused = sampleInput({ findings: [], suppressed: [{ ...orphan, excuse: 'moves in May (2027-05-31)' }] });
    expect(runOf(excused).results[0]?.suppressions).toEqual([
      { kind: 'inSource', justification: 'moves in May (2027-05-31)' },
    ]);
    expect(results[2]).toMatchObject({ ruleId: 'unreachable-seed', level: 'note' });
  });
});

test('rules are described, with the way to learn more', () => {
  expect(runOf(everything).tool.driver.rules[1]).toEqual({
    id: 'mixed-script',
    name: 'MixedScript',
    shortDescription: { text: 'A word mixes Cyrillic and Latin letters that look alike.' },
    fullDescription: { text: 'A word mixes Cyrillic and Latin letters that look alike.' },
    help: {
      text: 'A word mixes Cyrillic and Latin letters that look alike.\n\nseedlint explain mixed-script',
      markdown: 'A word mixes Cyrillic and Latin letters that look alike.\n\n`seedlint explain mixed-script`',
    },
    defaultConfiguration: { enabled: true, level: 'error' },
    properties: { tags: ['language'] },
  });
});

test('a problem makes the run unsuccessful', () => {
  expect(runOf(everything).invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          descriptor: { id: 'file-encoding' },
          level: 'error',
          message: { text: 'The file is not valid UTF-8 (byte 12). Save it as UTF-8.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'services/agent/prompts/qa-work.md', uriBaseId: '%SRCROOT%' },
                region: { startLine: 3 },
              },
            },
          ],
        },
      ],
    },
  ]);
  expect(runOf(sampleInput()).invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

test('the base is the root of the repository', () => {
  expect(baseOf({ root: '/srv/clone/services/agent', prefix: 'services/agent' })).toBe('file:///srv/clone/');
  expect(baseOf({ root: '/srv/мой клон' })).toBe('file:///srv/%D0%BC%D0%BE%D0%B9%20%D0%BA%D0%BB%D0%BE%D0%BD/');
  expect(baseOf({})).toBeUndefined();
});

test('a path is percent-encoded, its slashes are not', () => {
  const finding: Finding = { ...orphan, at: { ...orphan.at, path: 'prompts/мой план 100%#1?.md' } };
  const [result] = runOf(sampleInput({ findings: [finding] })).results;
  expect(result?.locations[0]?.physicalLocation.artifactLocation).toEqual({
    uri: 'prompts/%D0%BC%D0%BE%D0%B9%20%D0%BF%D0%BB%D0%B0%D0%BD%20100%25%231%3F.md',
  });
});

test('what looks like a link in a message is text', () => {
  const [result] = runOf(sampleInput({ findings: [{ ...orphan, message: 'see [x](1) \\ [y]' }] })).results;
  expect(result?.message.text).toBe('see \\[x\\](1) \\\\ \\[y\\]');
});

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly unknown[] } };
  readonly invocations: readonly unknown[];
  readonly originalUriBaseIds?: Readonly<Record<string, { readonly uri: string }>>;
  readonly results: readonly {
    readonly message: { readonly text: string };
    readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: unknown } }[];
    readonly fixes?: unknown;
    readonly suppressions?: unknown;
  }[];
}

function baseOf(input: Partial<ReportInput>): string | undefined {
  return runOf(sampleInput({}, input)).originalUriBaseIds?.['%SRCROOT%']?.uri;
}

function runOf(input: ReportInput): SarifRun {
  const log: { readonly runs: readonly SarifRun[] } = JSON.parse(sarif(input));
  const [run] = log.runs;
  if (!run) throw new Error('the log has no run');
  return run;
}
