import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedData } from './set-values.ts';

let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seedlint-data-'));
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('--set', () => {
  test.each([
    ['A=main', { A: 'main' }],
    ['A=true', { A: true }],
    ['A=12', { A: 12 }],
    ['A=007', { A: '007' }],
    ['A="12"', { A: '12' }],
    ['A=', { A: '' }],
    ['A=b=c', { A: 'b=c' }],
    ['A=[1, "x"]', { A: [1, 'x'] }],
    ['A={"B": null}', { A: { B: null } }],
    ['A={role}', { A: '{role}' }],
    ['A.B.C=1', { A: { B: { C: 1 } } }],
  ])('%s', (set, data) => {
    expect(typedData({ set: [set] }, cwd)).toEqual(data);
  });

  test('the later one wins, and a path adds to what is there', () => {
    expect(typedData({ set: ['A.B=1', 'A.C=2', 'A.B=3'] }, cwd)).toEqual({ A: { B: 3, C: 2 } });
  });

  test.each(['A', '=x', 'A..B=1', '.A=1', 'A.=1'])('%s is a mistake', (set) => {
    expect(() => typedData({ set: [set] }, cwd)).toThrow(`--set ${set} does not say`);
  });
});

test('data without end is refused', () => {
  const deep = `A=${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
  expect(() => typedData({ set: [deep, deep] }, cwd)).toThrow('nested too deep');
  expect(() => typedData({ set: [`A=${'['.repeat(190)}${']'.repeat(190)}`] }, cwd)).not.toThrow();
});

describe('--data', () => {
  test('is JSON or YAML, and --set goes over it', () => {
    writeFileSync(join(cwd, 'data.json'), '\uFEFF{\n\t"A": {"B": 1, "C": 2}\n}');
    writeFileSync(join(cwd, 'data.yaml'), 'A: { B: 1 }\nList: [x]\n');
    expect(typedData({ data: 'data.json', set: ['A.B=9'] }, cwd)).toEqual({ A: { B: 9, C: 2 } });
    expect(typedData({ data: 'data.yaml' }, cwd)).toEqual({ A: { B: 1 }, List: ['x'] });
  });

  test('that is broken, is no map or is not there, is an error', () => {
    writeFileSync(join(cwd, 'bad.json'), '{ "A": ');
    writeFileSync(join(cwd, 'list.json'), '[1]');
    expect(() => typedData({ data: 'bad.json' }, cwd)).toThrow('Flow map must end with a }');
    expect(() => typedData({ data: 'list.json' }, cwd)).toThrow('"--data": expected object, found array.');
    expect(() => typedData({ data: 'none.json' }, cwd)).toThrow('none.json: ENOENT');
  });
});
