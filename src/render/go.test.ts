import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import { parseTemplate } from '../read/template.ts';
import { execute } from './execute.ts';
import { valueOf } from './value.ts';

interface Case {
  readonly template: string;
  readonly data?: unknown;
  /** What Go makes of it; absent: an error. */
  readonly output?: string;
}

const files = ['cases.json', 'later.json'] as const;

describe.each(files)('fixtures/go-template/%s', (name) => {
  const { data, cases } = read(name);

  test.each(cases.map((one) => [one.template, one] as const))('%s', (_, { template, output, ...own }) => {
    expect(outcome(template, 'data' in own ? own.data : data)).toBe(output ?? refused);
  });
});

const refused = Symbol('refused');

function outcome(text: string, data: unknown): string | typeof refused {
  const file = { path: 'case.tmpl', text, bom: false };
  try {
    return execute({ file, template: parseTemplate(text) }, valueOf(data), { layer: 'case', functions: [] }).text;
  } catch (error) {
    if (error instanceof SeedlintError) return refused;
    throw error;
  }
}

function read(name: (typeof files)[number]): { readonly data: unknown; readonly cases: readonly Case[] } {
  const path = new URL(`../../fixtures/go-template/${name}`, import.meta.url);
  const { data, cases }: { data: unknown; cases: readonly Case[] } = JSON.parse(readFileSync(path, 'utf8'));
  return { data, cases };
}
