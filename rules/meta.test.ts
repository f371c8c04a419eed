import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { errorWords } from '../src/core/errors.ts';
import type { Rule } from '../src/core/rule.ts';
import { slotsOf } from '../src/report/sentence.ts';
import { uiWords } from '../src/report/ui-words.ts';
import { isMap } from '../src/testing/merge.ts';
import { ruleFolders } from '../src/testing/rule-folders.ts';
import { rules } from './index.ts';

/* What every rule must have. A loop, not a habit. */

const russian: unknown = parse(readFileSync(new URL('../locales/ru/messages.yaml', import.meta.url), 'utf8'));

test('the index lists exactly the rule folders', () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleFolders.map(({ id }) => id));
});

test('Russian speaks of no rule, error or word that does not exist', () => {
  expect(keysOf(russian, 'rules').toSorted()).toEqual(ruleFolders.map(({ id }) => id).toSorted());
  expect(keysOf(russian, 'errors').toSorted()).toEqual(Object.keys(errorWords).toSorted());
  expect(keysOf(russian, 'ui').toSorted()).toEqual(Object.keys(uiWords).toSorted());
});

for (const { id, readme, sources, load } of ruleFolders) {
  describe(`rule ${id}`, () => {
    let rule: Rule;
    beforeAll(async () => {
      rule = await load();
    });

    test(`${id}: the folder is named after the rule, in kebab-case`, () => {
      expect(rule.id).toBe(id);
      expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    });

    test(`${id}: the README opens with the rule's id and its summary`, () => {
      expect(readme).toMatchObject({ title: id, summary: rule.summary });
    });

    test(`${id}: the README says why, shows what is flagged and accepted, names the options and how to mend it`, () => {
      const wanted = ['Why', 'Flagged', 'Accepted', ...(rule.schema ? ['Options'] : []), 'How to mend it'];
      expect(readme?.sections).toEqual(wanted);
      expect(wanted.filter((section) => !readme?.filled.has(section))).toEqual([]);
    });

    test(`${id}: the README explains every option`, () => {
      const text = readme?.text.split(/^## Options$/m)[1] ?? '';
      expect(keysOf(rule.schema, 'properties').filter((option) => !text.includes(`\`${option}\``))).toEqual([]);
    });

    test(`${id}: the summary is one sentence`, () => {
      expect(rule.summary).toMatch(/^\P{Ll}.*\.$/u);
    });

    test(`${id}: every message is used, and every one used exists`, () => {
      const text = yieldingSources(id, sources);
      // A code is used where it is quoted and no key of an object.
      const quoted = new Set(
        [...text.matchAll(/(?<![{,]\s*|^\s*)'([\w-]+)'|'([\w-]+)'(?!\s*:)/gm)].map((match) => match[1] ?? match[2]),
      );
      const used = [...text.matchAll(/\b(?:message|title): '([\w-]+)'/g)].map((match) => match[1] ?? '');
      const codes = Object.keys(rule.messages);
      expect(codes.filter((code) => !quoted.has(code))).toEqual([]);
      expect(used.filter((code) => !codes.includes(code))).toEqual([]);
    });

    test(`${id}: every message is in Russian, too, with the same slots`, () => {
      const english: Record<string, string> = { ...rule.messages, summary: rule.summary };
      expect(slotsByCode(valueOf(valueOf(russian, 'rules'), id))).toEqual(slotsByCode(english));
    });

    test(`${id}: English is English and Russian is Russian`, () => {
      expect(Object.values(rule.messages).concat(rule.summary).filter(hasCyrillic)).toEqual([]);
      expect(notRussian(valueOf(valueOf(russian, 'rules'), id))).toEqual([]);
    });

    test(`${id}: every option says which way it finds more`, () => {
      expect(Object.keys(rule.stricter ?? {}).toSorted()).toEqual(keysOf(rule.schema, 'properties').toSorted());
    });

    test(`${id}: its options have a closed schema that the defaults satisfy`, () => {
      expect(rule.schema === undefined).toBe(rule.options === undefined);
      if (!rule.schema) return;
      expect(rule.schema).toMatchObject({ type: 'object', additionalProperties: false });
      const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(rule.schema);
      validate(rule.options);
      expect(validate.errors).toBeNull();
    });
  });
}

describe.each(Object.entries(errorWords))('error %s', (code, english) => {
  const words = valueOf(valueOf(russian, 'errors'), code);

  test(`${code} is in Russian, too, with the same slots`, () => {
    expect(slotsByCode(words)).toEqual(slotsByCode({ ...english }));
  });

  test(`${code} is Russian where there are words of our own`, () => {
    expect(notRussian(words)).toEqual([]);
  });
});

test('every word of the reports is in Russian, too, with the same slots', () => {
  expect(slotsByCode(valueOf(russian, 'ui'))).toEqual(slotsByCode({ ...uiWords }));
  expect(notRussian(valueOf(russian, 'ui'))).toEqual([]);
});

const comparing = [
  'core/compare-force.ts',
  'core/compare-content.ts',
  'core/compare-bounds.ts',
  'guard/careful.ts',
  'guard/compare-views.ts',
  'guard/step-order.ts',
  'guard/unit-change.ts',
];

/** What a rule's messages are yielded from. Rule template-syntax passes on what the parser of templates found. */
function yieldingSources(id: string, sources: string): string {
  // What differs between two versions of a directive is told by codes of the comparison.
  if (sources.includes('src/guard/unit-drift.ts')) {
    return [sources, ...comparing.map((name) => readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8'))].join(
      '\n',
    );
  }
  if (id !== 'template-syntax') return sources;
  const folder = new URL('../src/read/', import.meta.url);
  const parser = readdirSync(folder).filter((name) => /^template.*(?<!\.test)\.ts$/.test(name));
  return [sources, ...parser.map((name) => readFileSync(new URL(name, folder), 'utf8'))].join('\n');
}

/** Code → the slots of its sentence: what has to be the same in every language. */
function slotsByCode(words: unknown): Record<string, readonly string[]> {
  if (!isMap(words)) return {};
  return Object.fromEntries(
    Object.entries(words).map(([code, text]) => [code, typeof text === 'string' ? slotsOf(text) : ['no text']]),
  );
}

/** Texts without a Cyrillic letter, or with a word of two scripts. Slots, code and options are nobody's language. */
function notRussian(words: unknown): string[] {
  if (!isMap(words)) return ['no words'];
  return Object.values(words)
    .map(String)
    .filter((text) => {
      const prose = text.replace(/\{(?:\w+\|)?|`[^`]*`|--[\w-]+/g, ' ').replace(/\w+\}/g, ' ');
      if (!/\p{L}/u.test(prose)) return false;
      const mixed = (prose.match(/\p{L}+/gu) ?? []).some((word) => hasCyrillic(word) && /\p{Script=Latin}/u.test(word));
      return mixed || !hasCyrillic(prose);
    });
}

function hasCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

function keysOf(value: unknown, key: string): string[] {
  const inner = valueOf(value, key);
  return isMap(inner) ? Object.keys(inner) : [];
}

function valueOf(value: unknown, key: string): unknown {
  return isMap(value) ? value[key] : undefined;
}
