import { describe, expect, test } from 'vitest';
import { configIn, mistakeOf } from '../testing/config-files.ts';
import { testConfig } from '../testing/config.ts';
import { readCatalogue } from './catalogue.ts';
import { builtInPacks } from './locale-packs.ts';
import { memorySource } from './source-memory.ts';
import { readTraceLock, writeTraceLock } from './trace-lock.ts';

const reviewed = new Map([
  ['seed prompts/dev-work_ru.md -> REQ-002', '0123456789ab'],
  ['policy no-secrets -> REQ-001', 'ba9876543210'],
]);

test('what is written is read again, whatever order it came in', () => {
  const text = writeTraceLock(reviewed);
  expect(writeTraceLock(new Map([...reviewed].toReversed()))).toBe(text);
  expect(readTraceLock('traces.lock.yaml', text).reviewed).toEqual(new Map([...reviewed].toReversed()));
  expect(text.split('\n').slice(1)).toEqual([
    'version: 1',
    'links:',
    '  policy no-secrets -> REQ-001: ba9876543210',
    '  seed prompts/dev-work_ru.md -> REQ-002: 0123456789ab',
    '',
  ]);
});

test('a file name may hold whatever YAML makes something of', () => {
  const odd = new Map([
    ['seed a: b #c.md -> REQ-1', '000000000000'],
    ['seed "quoted" & *star.md -> REQ-1', '123456789012'],
  ]);
  expect(readTraceLock('traces.lock.yaml', writeTraceLock(odd)).reviewed).toEqual(odd);
});

test('without a lock nothing has been reviewed', () => {
  expect(readTraceLock('traces.lock.yaml', undefined).reviewed).toBeUndefined();
});

describe('a catalogue', () => {
  const prompts = { 'dev-work_ru.md': 'Правила:\n- Ждите.\n' };

  test('brings the lock that lies beside it', () => {
    const source = memorySource({ ...prompts, 'traces.lock.yaml': writeTraceLock(reviewed) });
    expect(readCatalogue(source, testConfig(), builtInPacks()).catalogue.traces?.reviewed?.size).toBe(2);
    expect(
      readCatalogue(memorySource(prompts), testConfig(), builtInPacks()).catalogue.traces?.reviewed,
    ).toBeUndefined();
  });

  test.each([
    ['version: 2\nlinks: {}\n', 'traces.lock.yaml:1:10'],
    ['version: 1\n', 'traces.lock.yaml:1:1'],
    ['version: 1\nlinks: { a: b }\n', 'traces.lock.yaml:2:13'],
    ['version: 1\nlinks: [\n', 'traces.lock.yaml:3:1'],
  ])('says where a lock is broken: %j', async (text, place) => {
    expect(await mistakeOf(() => readTraceLock('traces.lock.yaml', text))).toContain(place);
    const { problems, catalogue } = readCatalogue(
      memorySource({ ...prompts, 'traces.lock.yaml': text }),
      testConfig(),
      builtInPacks(),
    );
    expect(problems.map(({ at }) => at?.path)).toEqual(['traces.lock.yaml']);
    expect(catalogue.traces).toBeUndefined();
  });

  test('says which version of a lock it reads', async () => {
    expect(await mistakeOf(() => readTraceLock('traces.lock.yaml', 'version: 2\nlinks: {}\n'))).toContain(
      '"version": expected one of 1, found number 2.',
    );
  });

  test('may have its lock elsewhere, outside the root, too', async () => {
    const config = await configIn(
      {
        '/home/ci/seedlint.config.yaml': 'extends: codex-k8s\ntraces: ./law/reviewed.yaml\n',
        '/home/ci/law/reviewed.yaml': writeTraceLock(reviewed),
      },
      { config: '/home/ci/seedlint.config.yaml', cwd: '/srv/checkout' },
    );
    expect(config.traces).toEqual({ path: '/home/ci/law/reviewed.yaml', outside: writeTraceLock(reviewed) });
  });
});
