import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packOf, readUnits } from '../testing/force.ts';
import { compareReadings, type Verdict } from './compare-force.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const study = `${root}../shared/design/minimal-pairs.json`;

describe.each(['ru', 'en'])('%s: pairs written before there was a reader', (locale) => {
  const pairs: Row[] = parse(readFileSync(`${root}fixtures/force/pairs-${locale}.yaml`, 'utf8'));

  test('there are sixty', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
  });

  test('every one is judged as it was written', () => {
    expect(judge(pairs.map(pairOf(locale)))).toEqual({ misses: [], asked: [] });
  });
});

describe.each(['ru', 'en'])('%s: pairs written without a look at the words', (locale) => {
  const pairs: Row[] = parse(readFileSync(`${root}fixtures/force/pairs-2-${locale}.yaml`, 'utf8'));

  test('none is misjudged, and a third of the weakenings at most is put to a reader', () => {
    const { misses, asked } = judge(pairs.map(pairOf(locale)));
    expect(misses).toEqual([]);
    const weaker = pairs.filter(([expected]) => expected === 'weaker').length;
    expect(asked.length).toBeLessThanOrEqual(weaker / 3);
  });
});

describe.skipIf(!existsSync(study))('the 140 pairs of the study', () => {
  test('every one is judged as expected; six weakenings are put to a reader', () => {
    const pairs: Pair[] = JSON.parse(readFileSync(study, 'utf8'));
    const { misses, asked } = judge(pairs);
    expect(misses).toEqual([]);
    expect(asked.map((line) => line.replace(/ → .*/, ''))).toEqual([...leftToReader.keys()]);
  });
});

/** Weakenings that words alone do not prove, each with its reason. */
const leftToReader = new Map([
  ['пропуск проверок', 'a word before what is forbidden may narrow the prohibition or only describe its object'],
  ['committing secrets', 'the same'],
  ['отключать проверки безопасности', 'the same, with a place at the end'],
  ['force-push в общие ветки', 'nobody but the project knows that `main` is only one of the shared branches'],
  ['no direct pushes to `main`', 'a word before what is forbidden, as above'],
  ['time out after 30 seconds', 'a number without a direction: a longer wait is weaker, a longer history is not'],
]);

type Row = readonly [expected: Verdict, section: string, before: string, after: string];

function pairOf(lang: string): (row: Row) => Pair {
  return ([expected, section, before, after]) => ({ lang, section, before, after, expected });
}

interface Pair {
  readonly lang: string;
  readonly section: string;
  readonly before: string;
  readonly after: string;
  readonly expected: Verdict;
}

/** Which pairs are misjudged, and which weaker ones are left to a reader. */
function judge(pairs: readonly Pair[]): { misses: string[]; asked: string[] } {
  const misses: string[] = [];
  const asked: string[] = [];
  for (const { lang, section, before, after, expected } of pairs) {
    const [was, is] = readUnits(lang, section, [before, after]);
    if (!was || !is) throw new Error('nothing was read');
    const { verdict, reasons } = compareReadings(was, is, packOf(lang));
    if (verdict === expected) continue;
    const line = `${before} → ${after}: ${verdict}, not ${expected} (${reasons.map(({ feature, direction, before, after }) => `${feature} ${direction} ${before ?? ''}>${after ?? ''}`).join(', ')})`;
    if (verdict === 'ask' && expected === 'weaker') asked.push(line);
    else misses.push(line);
  }
  return { misses, asked };
}
