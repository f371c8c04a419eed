import { expect, test } from 'vitest';
import { defineRule } from '../core/rule.ts';
import { placeAt, type TextFile } from '../core/text.ts';
import { sampleInput } from '../testing/sample-report.ts';
import type { Finding } from '../core/finding.ts';
import { render } from './index.ts';

const password = 'hunter2-correct-horse';
const file: TextFile = {
  path: 'prompts/dev-work_ru.md',
  text: `Порядок:\n1. Войдите с паролем ${password} в \`main\`.\n2. Ещё раз ${password}.\n`,
  bom: false,
};
const leak = defineRule({
  id: 'leaked-secret',
  scope: 'seed',
  category: 'security',
  sensitive: true,
  severity: 'error',
  summary: 'A secret stands in a seed.',
  messages: { found: 'This is a secret.' },
  *check() {},
});
const branch = defineRule({ ...leak, id: 'hardcoded-path', sensitive: false, scope: 'seed', *check() {} });

test.each(['pretty', 'json', 'sarif', 'github', 'markdown'] as const)(
  '%s shows a secret neither under its own finding nor in the frame of another',
  async (format) => {
    const findings = [finding('leaked-secret', password), finding('hardcoded-path', 'main')];
    const text = await render(format, inputWith({ findings, suppressed: [] }));
    expect(text).toContain('leaked-secret');
    expect(text).not.toContain(password);
  },
);

test('a suppressed secret is still a secret', async () => {
  const text = await render(
    'pretty',
    inputWith({ findings: [finding('hardcoded-path', 'main')], suppressed: [finding('leaked-secret', password)] }),
  );
  expect(text).toContain('Войдите с паролем •••');
  expect(text).not.toContain(password);
});

function inputWith(report: { findings: Finding[]; suppressed: Finding[] }) {
  return {
    ...sampleInput(),
    rules: [leak, branch],
    report: { ...report, problems: [], seeds: 1 },
    files: (path: string) => (path === file.path ? file : undefined),
  };
}

function finding(rule: string, piece: string): Finding {
  const start = file.text.indexOf(piece);
  return {
    rule,
    severity: 'error',
    message: 'found',
    data: {},
    at: placeAt(file, start, start + piece.length),
    related: [],
    fixes: [],
    fingerprint: '0123456789abcdef',
  };
}
