import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { phraseKinds } from '../core/force-pack.ts';
import { phraseFault } from '../core/phrases.ts';
import { checkForce } from './force-check.ts';
import { extendForce, forceFrom } from './force-words.ts';
import { builtInPacks } from './locale-packs.ts';
import { readYaml } from './yaml-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const check = (text: string) => checkForce(readYaml('locales/de/force.yaml', text));

test.each(['ru', 'en'])('%s: the words that ship with seedlint keep to their schema', (tag) => {
  const path = `${root}locales/${tag}/force.yaml`;
  expect(() => checkForce(readYaml(path, readFileSync(path, 'utf8')))).not.toThrow();
});

test.each(['ru', 'en'])('%s: every kind of phrase has words, and every section role a force', (tag) => {
  const pack = builtInPacks().get(tag);
  const phrases = pack?.force?.phrases ?? {};
  // English has no word that makes questions.
  const without = tag === 'en' ? ['question'] : ['dont'];
  expect(phraseKinds.filter((kind) => (phrases[kind] ?? []).length === 0)).toEqual(without);
  expect(Object.keys(pack?.force?.sections ?? {}).toSorted()).toEqual(Object.keys(pack?.sections ?? {}).toSorted());
});

test('a kind of phrase that does not exist is named with its place', () => {
  expect(() => check('phrases:\n  must-nto: [verboten]\n')).toThrow('must-nto');
});

test('a section can only lend a force there is', () => {
  expect(() => check('sections: { steps: shall }\n')).toThrow('sections.steps');
});

test('a phrase that could be read in too many ways is refused, and so is one that may be nothing', () => {
  expect(() => check('phrases:\n  must: [".. .. .. .. .."]\n')).toThrow('at most 600 ways');
  expect(() => check('phrases:\n  must: ["muss?"]\n')).toThrow('left out');
  expect(phraseFault('a b c d e f g h i')).toContain('at most 8 words');
});

test('words of a folder of one’s own come on top of those that ship', () => {
  const base = forceFrom({ phrases: { must: ['must'] }, sections: { steps: 'must', context: 'describe' } });
  const more = forceFrom({ phrases: { must: ['thou shalt'] }, sections: { context: 'must' } });
  expect(extendForce(base, more)).toMatchObject({
    phrases: { must: ['thou shalt', 'must'] },
    sections: { steps: 'must', context: 'must' },
  });
  expect(extendForce(undefined, more)).toEqual(more);
});
