import { expect, test } from 'vitest';
import { soundKey } from './sound-key.ts';

test.each([
  ['релевантные', 'relevant'],
  ['документация', 'documentation'],
  ['архитектуры', 'architecture'],
  ['конфликт', 'conflict'],
  ['контекста', 'context'],
  ['сценарии', 'scenarios'],
  ['процесс', 'process'],
  ['чат', 'chat'],
])('«%s» sounds like "%s"', (russian, english) => {
  expect(soundKey(russian)).toBe(soundKey(english));
});

test.each([
  ['задача', 'issue'],
  ['проверка', 'review'],
  ['секрет', 'section'],
])('«%s» does not sound like "%s"', (russian, english) => {
  expect(soundKey(russian)).not.toBe(soundKey(english));
});

test('two letters tell nothing', () => {
  expect(soundKey('по')).toBeUndefined();
  expect(soundKey('数据')).toBeUndefined();
});
