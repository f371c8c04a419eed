import { expect, test } from 'vitest';
import { promised, runCase } from '../src/testing/readme-suite.ts';
import { loadableRules, ruleFolders } from '../src/testing/rule-folders.ts';

for (const { id, readme, load } of ruleFolders) {
  test(`${id}: the README has examples that run`, () => {
    expect(readme?.faults ?? ['1: there is no README.md']).toEqual([]);
  });

  for (const example of readme?.cases ?? []) {
    test(`${id}: ${example.title}`, async () => {
      const { outcome } = await runCase(await load(), example, await loadableRules());
      expect(outcome).toEqual(promised(example));
    });
  }

  // A fix nobody has seen is a fix nobody has read.
  test(`${id}: every kind of fix it offers is shown`, async () => {
    const rule = await load();
    const offered = new Set<string>();
    for (const example of readme?.cases ?? []) {
      for (const safety of (await runCase(rule, example, await loadableRules())).offered) offered.add(safety);
    }
    const shown = (readme?.cases ?? []).flatMap(({ fixed, fixedUnsafe }) => [
      ...(fixed ? ['safe'] : []),
      ...(fixedUnsafe ? ['unsafe'] : []),
    ]);
    expect([...new Set(shown)].toSorted()).toEqual([...offered].toSorted());
  });
}
