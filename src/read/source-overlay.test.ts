import { expect, test } from 'vitest';
import { memorySource } from './source-memory.ts';
import { overlaySource } from './source-overlay.ts';

const base = memorySource({
  'prompts/dev-work_ru.md': 'Цель: выпустить изменение.\n',
  'prompts/dev/dev-revise_ru.md': 'Цель: исправить замечания.\n',
});

test('an open buffer hides what is saved, and counts against the size limit', () => {
  const source = overlaySource(base, new Map([['prompts/dev-work_ru.md', 'Цель: выпустить и проверить.\n']]));
  expect(Buffer.from(source.read('prompts/dev-work_ru.md')).toString()).toBe('Цель: выпустить и проверить.\n');
  expect(() => source.read('prompts/dev-work_ru.md', 20)).toThrow(expect.objectContaining({ code: 'file-large' }));
  expect(Buffer.from(source.read('prompts/dev/dev-revise_ru.md')).toString()).toBe('Цель: исправить замечания.\n');
});

test('a new file is listed where the globs want it, with its folders', () => {
  const source = overlaySource(base, new Map([['./prompts/qa/.qa-work_ru.md', 'Цель: проверить.\n']]));
  expect(source.list(['prompts/**'])).toContain('prompts/qa/.qa-work_ru.md');
  expect(source.list(['prompts/*.md'])).toEqual(['prompts/dev-work_ru.md']);
  expect(source.list(['prompts/**'], ['prompts/qa'])).not.toContain('prompts/qa/.qa-work_ru.md');
  expect(source.exists('prompts/qa')).toBe(true);
  expect(source.paths().has('prompts/qa/.qa-work_ru.md')).toBe(true);
});

test('a deleted file is gone everywhere, and its folder with the last one', () => {
  const source = overlaySource(base, new Map([['prompts/dev/dev-revise_ru.md', null]]));
  expect(source.list(['prompts/**'])).toEqual(['prompts/dev-work_ru.md']);
  expect(source.exists('prompts/dev/dev-revise_ru.md')).toBe(false);
  expect(source.exists('prompts/dev')).toBe(false);
  expect(source.exists('prompts')).toBe(true);
  expect(source.paths().has('prompts/dev/dev-revise_ru.md')).toBe(false);
  expect(() => source.read('prompts/dev/dev-revise_ru.md')).toThrow(
    expect.objectContaining({ code: 'file-unreadable', data: { reason: 'ENOENT' } }),
  );
});

test('an overlay over an overlay is one', () => {
  const once = overlaySource(base, new Map([['prompts/dev-work_ru.md', null]]));
  const twice = overlaySource(once, new Map([['prompts/dev-work_ru.md', 'Цель: вернулась.\n']]));
  expect(twice.list(['prompts/*.md'])).toEqual(['prompts/dev-work_ru.md']);
  expect(twice.exists('prompts/dev-work_ru.md')).toBe(true);
  expect([...twice.paths()].sort()).toEqual([...base.paths()].sort());
});
