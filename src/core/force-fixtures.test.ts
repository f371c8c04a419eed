import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readUnits } from '../testing/force.ts';

/*
 * Directives as people read them. A miss is listed with what was read instead; the rate is a floor, not a goal.
 */

const fixtures = fileURLToPath(new URL('../../fixtures/force/', import.meta.url));

describe.each(['ru', 'en'])('%s: the force of hand-read directives', (locale) => {
  const groups: Group[] = parse(readFileSync(`${fixtures}units-${locale}.yaml`, 'utf8'));

  test('there are at least 200', () => {
    expect(groups.flatMap(({ units }) => units).length).toBeGreaterThanOrEqual(200);
  });

  test('97 of 100 are read as people read them', () => {
    const misses: string[] = [];
    let count = 0;
    for (const { section, units } of groups) {
      const readings = readUnits(
        locale,
        section,
        units.map(([, , text]) => text),
      );
      for (const [index, [rung, mode, text, ...wanted]] of units.entries()) {
        count++;
        const reading = readings[index];
        const features = reading ? featureNames(reading.features) : [];
        const faults = [
          ...(reading?.rung === rung && reading.mode === mode ? [] : [`${reading?.rung} ${reading?.mode}`]),
          ...wanted
            .filter((name) => (name.startsWith('-') ? features.includes(name.slice(1)) : !features.includes(name)))
            .map((name) => (name.startsWith('-') ? `sees ${name.slice(1)}` : `no ${name}`)),
        ];
        if (faults.length > 0) misses.push(`[${section}] ${text} → ${rung} ${mode}; read ${faults.join(', ')}`);
      }
    }
    const right = (count - misses.length) / count;
    expect(right, `${Math.round(right * 1000) / 10} % right:\n${misses.join('\n')}`).toBeGreaterThanOrEqual(0.97);
  });
});

interface Group {
  readonly section: string;
  readonly units: readonly (readonly [rung: string, mode: string, text: string, ...features: string[]])[];
}

function featureNames(features: NonNullable<ReturnType<typeof readUnits>[number]>['features']): string[] {
  const { only, all, any, some, exceptions, conditions, hedges, bounds, first, next, before, after, actor, double } =
    features;
  const named = { only, all, any, some, exception: exceptions, condition: conditions, hedge: hedges, before, after };
  return [
    ...Object.entries(named).flatMap(([name, list]) => (list.length > 0 ? [name] : [])),
    ...bounds.map(({ kind }) => kind),
    ...(first ? ['first'] : []),
    ...(next ? ['then'] : []),
    ...(double ? ['double'] : []),
    ...(actor === undefined ? [] : ['actor']),
  ];
}
