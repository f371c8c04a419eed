import { expect, test } from 'vitest';
import { keyName, merge, mergeMaps } from './config-merge.ts';

const earlier = {
  axes: { kind: { work: [], revise: ['review'] }, stage: { dev: [], qa: [] } },
  classes: { seed: { folder: 'prompts', names: ['{stage}.md', '{role}.md'] } },
};

test('maps merge by key, lists and single values replace', () => {
  expect(
    merge(earlier, { axes: { kind: { fix: [] } }, classes: { seed: { folder: '', names: ['{role}.md'] } } }),
  ).toEqual({
    axes: { kind: { work: [], revise: ['review'], fix: [] }, stage: { dev: [], qa: [] } },
    classes: { seed: { folder: '', names: ['{role}.md'] } },
  });
});

test('null removes a key', () => {
  expect(merge(earlier, { axes: { stage: { dev: null, ops: null } }, classes: null })).toEqual({
    axes: { kind: { work: [], revise: ['review'] }, stage: { qa: [] } },
  });
});

test('a list takes additions and removals', () => {
  const runs = [{ stage: 'dev', role: 'dev' }, { stage: 'qa' }];
  expect(merge({ runs }, { runs: { add: [{ stage: 'ops' }], remove: [{ stage: 'qa' }] } })).toEqual({
    runs: [{ stage: 'dev', role: 'dev' }, { stage: 'ops' }],
  });
  expect(merge({}, { runs: { add: [{ stage: 'ops' }] } })).toEqual({ runs: [{ stage: 'ops' }] });
});

test('an axis may have a value called "add"', () => {
  expect(merge({}, { axes: { kind: { add: ['append'] } } })).toEqual({ axes: { kind: { add: ['append'] } } });
});

test('a cell pattern is taken as a whole, for null means something in it', () => {
  const listing = { file: 'README.md', covers: { stage: '*', role: null } };
  expect(merge({ listing: { covers: { kind: 'work' } } }, { listing })).toEqual({ listing });
});

test('the scope of a policy is a cell pattern, too', () => {
  const policies = { tests: { scope: { class: 'seed', stage: null }, except: { mode: null } } };
  expect(merge({ policies: { tests: { force: 'must', scope: { role: 'qa' } } } }, { policies })).toEqual({
    policies: { tests: { force: 'must', ...policies.tests } },
  });
});

test('what is merged stays as it was', () => {
  const before = structuredClone(earlier);
  merge(earlier, { axes: { kind: { work: null } } });
  expect(earlier).toEqual(before);
});

test('a key "__proto__" is a key like any other', () => {
  const merged = mergeMaps({}, JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(Object.keys(merged)).toEqual(['__proto__']);
  expect(merged['polluted']).toBeUndefined();
});

test('says which values it took and which keys it removed', () => {
  const taken: string[] = [];
  merge(
    earlier,
    { axes: { stage: { dev: null }, kind: { fix: [] } }, classes: { seed: { names: { add: ['x.md'] } } } },
    (path, removed) => taken.push(`${removed ? '-' : '+'}${keyName(path)}`),
  );
  expect(taken).toEqual(['-axes.stage.dev', '+axes.kind.fix', '+classes.seed.names']);
});

test('a path reads as people write it', () => {
  expect(keyName(['overrides', 0, 'files', 2])).toBe('overrides[0].files[2]');
});
