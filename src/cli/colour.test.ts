import { expect, test } from 'vitest';
import { testWorld } from '../testing/world.ts';
import { colourLevel, columnsOf } from './colour.ts';

const terminal = (env: Record<string, string>) => testWorld('/seeds', { env, stdout: { isTTY: true, columns: 140 } });
const pipe = (env: Record<string, string>) => testWorld('/seeds', { env });

test('a terminal is coloured, a pipe is not', () => {
  expect(colourLevel(undefined, terminal({ TERM: 'xterm-256color' }))).toBe(1);
  expect(colourLevel(undefined, terminal({ TERM: 'dumb' }))).toBe(0);
  expect(colourLevel(undefined, pipe({}))).toBe(0);
});

test('the option outdoes NO_COLOR, and NO_COLOR outdoes FORCE_COLOR', () => {
  expect(colourLevel(undefined, terminal({ NO_COLOR: '1', FORCE_COLOR: '1' }))).toBe(0);
  expect(colourLevel(true, pipe({ NO_COLOR: '1' }))).toBe(1);
  expect(colourLevel(false, terminal({ FORCE_COLOR: '1' }))).toBe(0);
});

test('an empty NO_COLOR means nothing; FORCE_COLOR colours a pipe unless it is 0', () => {
  expect(colourLevel(undefined, terminal({ NO_COLOR: '' }))).toBe(1);
  expect(colourLevel(undefined, pipe({ FORCE_COLOR: '1' }))).toBe(1);
  expect(colourLevel(undefined, pipe({ FORCE_COLOR: '0' }))).toBe(0);
});

test('the width is the terminal’s, else what COLUMNS says, else 100, and never too narrow to read', () => {
  expect(columnsOf(terminal({ COLUMNS: '80' }))).toBe(140);
  expect(columnsOf(testWorld('/seeds', { stdout: { isTTY: true, columns: 0 } }))).toBe(100);
  expect(columnsOf(pipe({ COLUMNS: '80' }))).toBe(80);
  expect(columnsOf(pipe({ COLUMNS: 'wide' }))).toBe(100);
  expect(columnsOf(pipe({ COLUMNS: '5' }))).toBe(40);
});
