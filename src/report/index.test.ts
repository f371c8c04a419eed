import { expect, test } from 'vitest';
import { sampleInput } from '../testing/sample-report.ts';
import { formats, render } from './index.ts';

const all = ['pretty', 'json', 'sarif', 'github', 'markdown'] as const;

test('every format is tried below', () => {
  expect(Object.keys(formats)).toEqual(all);
});

test.each(all)('%s names every rule that found something and ends its last line', async (format) => {
  const text = await render(format, sampleInput());
  for (const rule of ['mixed-script', 'hardcoded-path', 'unreachable-seed']) expect(text).toContain(rule);
  expect(text.endsWith('\n')).toBe(true);
});
