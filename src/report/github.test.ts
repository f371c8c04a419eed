import { expect, test } from 'vitest';
import type { Finding, Severity } from '../core/finding.ts';
import { branch, mixed, orphan, placeOf, sampleInput, unreadable } from '../testing/sample-report.ts';
import { github } from './github.ts';

test('errors come first, each with its place and title', () => {
  expect(github(sampleInput({ problems: [unreadable] }))).toBe(
    [
      '::error file=prompts/qa-work.md,line=3,title=file-encoding::The file is not valid UTF-8 (byte 12).%0ASave it as UTF-8.',
      '::error file=prompts/dev-work_ru.md,line=5,col=7,endLine=5,endColumn=15,title=mixed-script::' +
        'Word "запускax" mixes scripts: a, x are Latin. Type it anew.%0A↳ prompts/dev-work_en.md:5:4 The same step in English',
      '::warning file=prompts/dev-work_en.md,line=6,col=22,endLine=6,endColumn=28,title=hardcoded-path::' +
        'Branch "main" is written out. Use {{ .BaseBranch }}.%0A↳ catalogue.yaml:4:1 It is declared here',
      '::notice file=prompts/plan-work.md,line=1,col=1,title=unreachable-seed::No declared run asks for this seed.',
      '',
    ].join('\n'),
  );
});

test('nothing found is nothing said', () => {
  expect(github(sampleInput({ findings: [] }))).toBe('');
});

test('a place over several lines has no columns: GitHub allows none', () => {
  const at = placeOf('prompts/dev-work_ru.md', 'Порядок:\n1. Прочитай');
  expect(github(sampleInput({ findings: [{ ...branch, at, related: [] }] }))).toMatch(
    /^::warning file=prompts\/dev-work_ru\.md,line=3,endLine=4,title=hardcoded-path::/,
  );
});

test('a path is told from the root of the repository', () => {
  const input = sampleInput({ findings: [orphan] }, { prefix: 'services/agent/' });
  expect(github(input)).toContain('file=services/agent/prompts/plan-work.md,');
});

test('nothing in a path or a message starts another command or ends a property', () => {
  const at = { ...orphan.at, path: 'prompts/50%,\n::error::x: y.md' };
  const finding: Finding = { ...orphan, at, rule: 'a,b::c', message: 'one\r\n::error::two 100%\u001b[1m' };
  const text = github(sampleInput({ findings: [finding] }));
  expect(text).toBe(
    '::notice file=prompts/50%25%2C%0A%3A%3Aerror%3A%3Ax%3A y.md,line=1,col=1,title=a%2Cb%3A%3Ac::' +
      'one%0A::error::two 100%25␛[1m\n',
  );
});

test.each([
  [10, 10, 10, 10, 10, 10, 0],
  [11, 0, 0, 10, 0, 0, 1],
  [25, 12, 10, 10, 10, 9, 18],
  [0, 0, 12, 0, 0, 9, 3],
])('of %i errors, %i warnings and %i infos GitHub gets %i, %i and %i, and is told of %i more', (...counts) => {
  const [errors, warnings, infos, ...expected] = counts;
  const text = github(
    sampleInput({ findings: [...many(infos, 'info'), ...many(errors, 'error'), ...many(warnings, 'warning')] }),
  );
  const count = (start: string): number => text.split('\n').filter((line) => line.startsWith(start)).length;
  const more = Number(/^::notice title=seedlint::(\d+) more/m.exec(text)?.[1] ?? 0);
  expect([count('::error '), count('::warning '), count('::notice file'), more]).toEqual(expected);
});

test('one finding too many is told in the singular', () => {
  const findings = Array.from({ length: 11 }, () => mixed);
  expect(github(sampleInput({ findings }))).toContain('::1 more finding is not annotated: GitHub keeps ten of a kind.');
});

function many(count: number, severity: Severity): Finding[] {
  return Array.from({ length: count }, () => ({ ...orphan, severity }));
}
