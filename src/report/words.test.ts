import { expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import { mixedScript } from '../testing/sample-report.ts';
import { reportLang, wordsFor, wordsFrom } from './words.ts';

const russian = wordsFrom('ru', {
  ui: { 'count.errors': '{count} {count|ошибка|ошибки|ошибок}', 'hint.suggestion': 'Имелось в виду «{suggestion}»?' },
  errors: { 'unknown-rule': { message: 'Правила «{rule}» нет.', hint: '{hint}' } },
  rules: {
    'mixed-script': { mixed: 'В слове «{word}» {count|чужая|чужие|чужих} {letters}.', summary: 'Смесь письменностей.' },
  },
});

test('a message is said in the language asked for', () => {
  const data = { word: 'запускax', letters: 'a, x', count: 2 };
  expect(russian.finding(mixedScript, 'mixed', data)).toBe('В слове «запускax» чужие a, x.');
  expect(wordsFrom('en', {}).finding(mixedScript, 'mixed', data)).toBe(
    'Word "запускax" mixes scripts: a, x are Latin. Type it anew.',
  );
  expect(russian.summary(mixedScript)).toBe('Смесь письменностей.');
});

test('what is not translated is said in English, with English plurals', () => {
  expect(russian.finding(mixedScript, 'twin', {})).toBe('The same step in English');
  expect(russian.ui('count.files', { count: 2 })).toBe('2 files');
  expect(russian.ui('count.errors', { count: 2 })).toBe('2 ошибки');
});

test('an unknown rule or code is said by its code', () => {
  expect(russian.finding(undefined, 'mixed', {})).toBe('mixed');
  expect(russian.finding(mixedScript, 'toString', {})).toBe('toString');
});

test('a hint is made of the word that was meant', () => {
  const error = new SeedlintError('unknown-rule', {
    rule: 'mixt-script',
    hint: 'Did you mean "mixed-script"?',
    suggestion: 'mixed-script',
    known: 'mixed-script, missing-seed',
  });
  expect(russian.error(error)).toEqual({
    message: 'Правила «mixt-script» нет.',
    hint: 'Имелось в виду «mixed-script»?',
  });
  expect(wordsFrom('en', {}).error(error).hint).toBe('Did you mean "mixed-script"?');
});

test('a hint is made of the known words when none was meant', () => {
  const error = new SeedlintError('unknown-class', { class: 'x', hint: 'Known: seed.', known: 'seed', more: 2 });
  expect(wordsFrom('en', {}).error(error).hint).toBe('Known: seed. 2 more like it in this file.');
});

test('an error without a hint has an empty one', () => {
  expect(wordsFrom('en', {}).error(new SeedlintError('usage', { reason: 'No such option.' }))).toEqual({
    message: 'No such option.',
    hint: '',
  });
});

test('Russian comes from its locale folder, an unknown language is English', async () => {
  const words = await wordsFor('ru');
  expect(words.ui('count.errors', { count: 5 })).toBe('5 ошибок');
  expect(words.error(new SeedlintError('file-encoding', { offset: 7 })).message).toBe(
    'Файл не в кодировке UTF-8 (байт 7).',
  );
  expect(await wordsFor('tlh')).toMatchObject({ lang: 'en' });
});

test.each([
  ['ru', { LANG: 'en_US.UTF-8' }, 'ru'],
  [undefined, { SEEDLINT_LANG: 'ru', LC_ALL: 'en_US.UTF-8' }, 'ru'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'ru_RU.UTF-8', LANG: 'en' }, 'ru'],
  [undefined, { LC_ALL: 'C', LANG: 'ru_RU.UTF-8' }, 'en'],
  [undefined, { LANG: 'C.UTF-8' }, 'en'],
  [undefined, { LANG: 'POSIX' }, 'en'],
  [undefined, { LANG: 'RU' }, 'ru'],
  [undefined, {}, 'en'],
])('option %s with %o means %s', (option, env, lang) => {
  expect(reportLang(option, env)).toBe(lang);
});

test('a code of the system is said in words, in the language of the reader', async () => {
  const error = new SeedlintError('file-unreadable', { reason: 'EACCES' });
  expect((await wordsFor('en')).error(error).message).toBe('Cannot read the file: permission denied.');
  expect((await wordsFor('ru')).error(error).message).toContain('нет прав доступа');
  const unknown = new SeedlintError('file-unreadable', { reason: 'EWHAT' });
  expect((await wordsFor('en')).error(unknown).message).toBe('Cannot read the file: EWHAT.');
});
