import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { alignTranslations } from '../core/align.ts';
import type { Glossary } from '../core/glossary.ts';
import type { Unit, View } from '../core/seed.ts';
import { twinsOf } from '../core/twins.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { diskSource } from '../read/source-disk.ts';

/*
 * How well directives of two languages are paired, on a real catalogue whose languages stand line by line:
 * as it is, and with one language damaged in ways a careless edit has. The damage is the same in every run.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = `${root}../shared/corpus/codex-k8s`;

describe.skipIf(!existsSync(corpus))('pairing on a real catalogue', () => {
  const packs = builtInPacks();
  const glossaries: Glossary[] = ['ru', 'en'].flatMap((tag) => packs.get(tag)?.glossary ?? []);
  let twins: { ru: View; en: View }[] = [];

  beforeAll(async () => {
    const config = await loadConfig({
      config: `${root}fixtures/wild/head/seedlint.config.yaml`,
      cwd: `${corpus}/head`,
      from: root,
      rules,
      files: { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined) },
    });
    twins = twinsOf(readCatalogue(diskSource(config.root), config, packs).catalogue)
      .map(({ left, right }) => ({ ru: left.view, en: right.view }))
      .filter(({ ru, en }) => ru.units.length === en.units.length);
  });

  test('nothing is amiss where nothing was damaged', () => {
    expect(twins.length).toBeGreaterThan(20);
    expect(measure(() => 1, 0)).toMatchObject({ precision: 1, recall: 1 });
  });

  test.each([1, 2, 3, 4, 5])('12 % dropped, 8 % exchanged, 2 inserted, 5 % merged (seed %i)', (seed) => {
    const { precision, recall } = measure(random(seed), 1);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.95);
    total.precision.push(precision);
    total.recall.push(recall);
  });

  test('P 98 and R 96 over all of them', () => {
    expect(mean(total.precision)).toBeGreaterThan(0.98);
    expect(mean(total.recall)).toBeGreaterThan(0.96);
  });

  const total = { precision: [] as number[], recall: [] as number[] };

  function measure(chance: () => number, amount: number): { precision: number; recall: number } {
    const strangers = twins.flatMap(({ en }) => en.units);
    let right = 0;
    let wrong = 0;
    let missed = 0;
    for (const { ru, en } of twins) {
      const { view, origins } = damaged(en, strangers, chance, amount);
      const gold = new Set(origins.flatMap((from, index) => from.map((origin) => `${origin} ${index}`)));
      for (const { left, right: others } of alignTranslations(ru, view, glossaries).pairs) {
        for (const one of left) {
          for (const other of others) {
            if (gold.delete(`${one.index} ${other.index}`)) right++;
            else wrong++;
          }
        }
      }
      missed += gold.size;
    }
    return { precision: right / (right + wrong), recall: right / (right + missed) };
  }
});

interface Row {
  readonly unit: Unit;
  /** Units of the undamaged view it was made of. */
  readonly from: readonly number[];
}

function damaged(
  view: View,
  strangers: readonly Unit[],
  chance: () => number,
  amount: number,
): { view: View; origins: (readonly number[])[] } {
  const own = new Set(view.units.map(({ text }) => text));
  let rows: Row[] = view.units.map((unit, index) => ({ unit, from: [index] }));
  rows = rows.filter(() => chance() >= 0.12 * amount);
  for (let at = 0; at + 1 < rows.length; at++) {
    if (chance() < 0.08 * amount) rows.splice(at, 2, ...rows.slice(at, at + 2).toReversed());
  }
  for (let count = 0; count < 2 * amount; count++) {
    const foreign = strangers.filter(({ text }) => !own.has(text))[Math.floor(chance() * strangers.length * 0.5)];
    const at = Math.floor(chance() * rows.length);
    if (foreign) rows.splice(at, 0, { unit: { ...foreign, section: rows[at]?.unit.section ?? 0 }, from: [] });
  }
  for (let at = 0; at + 1 < rows.length; at++) {
    const [one, other] = [rows[at], rows[at + 1]];
    const fit = one && other && one.unit.shape === other.unit.shape && one.from.length > 0 && other.from.length > 0;
    if (fit && chance() < 0.05 * amount) rows.splice(at, 2, merged(one, other));
  }
  return {
    view: { ...view, units: rows.map(({ unit }, index) => ({ ...unit, index })) },
    origins: rows.map(({ from }) => from),
  };
}

function merged(one: Row, other: Row): Row {
  const [a, b] = [one.unit, other.unit];
  const unit = {
    ...a,
    text: `${a.text} ${b.text}`,
    tokens: [...a.tokens, ...b.tokens],
    numbers: [...a.numbers, ...b.numbers],
    placeholders: [...a.placeholders, ...b.placeholders],
  };
  return { unit, from: [...one.from, ...other.from] };
}

/** The same numbers between 0 and 1 for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
