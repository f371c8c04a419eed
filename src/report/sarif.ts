import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Fix, Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import type { SeedlintError } from '../core/errors.ts';
import type { Finding, Severity } from '../core/finding.ts';
import type { Edit, Fix as Mend } from '../core/fix.ts';
import type { Rule } from '../core/rule.ts';
import { placeAt, type Place } from '../core/text.ts';
import type { ReportInput } from './input.ts';
import { listed } from './summary.ts';

/** The report as SARIF 2.1.0, for code scanning services: one run, suppressed findings included. */
export function sarif(input: ReportInput): string {
  const { report, rules, version, words, root } = input;
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const base = root === undefined ? undefined : repositoryRoot(root, input.prefix);
  const hidden = (finding: Finding, kind: 'inSource' | 'external'): Result => ({
    ...result(finding, indexes, input),
    suppressions: [{ kind, ...(finding.excuse === undefined ? {} : { justification: finding.excuse }) }],
  });
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'seedlint',
            version,
            ...(/^\d+\.\d+\.\d+/.test(version) ? { semanticVersion: version } : {}),
            rules: rules.map((rule) => descriptor(rule, input)),
          },
        },
        language: words.lang,
        columnKind: 'utf16CodeUnits',
        ...(base === undefined ? {} : { originalUriBaseIds: { [baseId]: { uri: base } } }),
        invocations: [
          {
            executionSuccessful: report.problems.length === 0,
            toolExecutionNotifications: report.problems.map((problem) => notification(problem, input)),
          },
        ],
        results: [
          ...listed(input).map((finding) => result(finding, indexes, input)),
          ...report.suppressed.map((finding) => hidden(finding, 'inSource')),
          ...(report.baseline?.hidden ?? []).map((finding) => hidden(finding, 'external')),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function repositoryRoot(root: string, prefix = ''): string {
  const ups = prefix.split('/').filter((part) => part !== '').length;
  const url = pathToFileURL(`${root}/`);
  return ups === 0 ? url.href : new URL('../'.repeat(ups), url).href;
}

function descriptor(rule: Rule, { words }: ReportInput): ReportingDescriptor {
  const summary = words.summary(rule);
  const help = `seedlint explain ${rule.id}`;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${summary}\n\n${help}`, markdown: `${summary}\n\n\`${help}\`` },
    defaultConfiguration: {
      enabled: rule.severity !== 'off',
      level: rule.severity === 'off' ? 'warning' : levels[rule.severity],
    },
    properties: { tags: [rule.category] },
  };
}

function result(finding: Finding, indexes: ReadonlyMap<string, number>, input: ReportInput): Result {
  const { words } = input;
  const index = indexes.get(finding.rule);
  const rule = index === undefined ? undefined : input.rules[index];
  const say = (code: string, data = finding.data): string => words.finding(rule, code, data);
  return {
    ruleId: finding.rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[finding.severity],
    message: { text: plain(say(finding.message)) },
    locations: [location(finding.at, input)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map(({ at, message, data = {} }, id) => ({
            id,
            ...location(at, input),
            message: { text: plain(say(message, data)) },
          })),
        }),
    partialFingerprints: { 'seedlint/v1': finding.fingerprint },
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map((fix) => mend(fix, say(fix.title), input)) }),
  };
}

function mend({ edits, safety }: Mend, title: string, input: ReportInput): Fix {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: plain(title) },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifact(path, input),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map((edit) => ({
          deletedRegion: deleted(edit, input),
          ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
        })),
    })),
    properties: { safety },
  };
}

function deleted({ path, start, end }: Edit, { files }: ReportInput): Region {
  const file = files(path);
  return file ? region(placeAt(file, start, end)) : { charOffset: start, charLength: end - start };
}

function location(at: Place, input: ReportInput): Location {
  return { physicalLocation: { artifactLocation: artifact(at.path, input), region: region(at) } };
}

function region({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(path: string, { prefix = '', root }: ReportInput): ArtifactLocation {
  const whole = [...prefix.split('/'), ...path.split('/')].filter((part) => part !== '');
  const uri = whole.map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  return { uri, ...(root === undefined ? {} : { uriBaseId: baseId }) };
}

function notification(problem: SeedlintError, input: ReportInput): Notification {
  const { message, hint } = input.words.error(problem);
  const { at } = problem;
  return {
    descriptor: { id: problem.code },
    level: 'error',
    message: { text: plain(hint === '' ? message : `${message} ${hint}`) },
    ...(at === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: artifact(at.path, input),
                ...(at.line === undefined
                  ? {}
                  : {
                      region: {
                        startLine: at.line,
                        ...(at.column === undefined ? {} : { startColumn: at.column }),
                      },
                    }),
              },
            },
          ],
        }),
  };
}

// In a SARIF message `{0}` is a slot and `[text](1)` a link (§3.11.5, §3.11.6); ours has neither.
function plain(text: string): string {
  const braces = text.replace(/[{}]/g, '$&$&');
  return /\]\(/.test(braces) ? braces.replace(/[[\]\\]/g, '\\$&') : braces;
}

const baseId = '%SRCROOT%';
const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
