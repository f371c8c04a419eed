import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../core/finding.ts';
import type { Edit, Fix } from '../core/fix.ts';
import { findingIn } from '../testing/finding.ts';
import { applyEdits, planFixes } from './edits.ts';

const path = 'dev-work_ru.md';
const text = 'Проверь проверь сборку.\n';

describe('choosing fixes', () => {
  test('a safe fix is taken at both levels, an unsafe one only when asked for', () => {
    const findings = [carrying(safe(edit(0, 7, ''))), carrying(unsafe(edit(16, 22, 'тесты')))];
    expect(planFixes(findings, 'safe').edits.get(path)).toEqual([edit(0, 7, '')]);
    expect(planFixes(findings, 'unsafe').edits.get(path)).toEqual([edit(0, 7, ''), edit(16, 22, 'тесты')]);
  });

  test('of the alternatives for one finding the safe one is taken, even when an unsafe one comes first', () => {
    const finding = findingIn({ path, text }, 0, 7, { fixes: [unsafe(edit(0, 22, '')), safe(edit(0, 8, ''))] });
    expect(planFixes([finding], 'unsafe').fixes).toEqual([finding.fixes[1]]);
  });

  test('of two fixes that overlap the first is taken and the second waits', () => {
    const first = safe(edit(0, 8, ''));
    expect(planFixes([carrying(first), carrying(safe(edit(7, 15, '')))], 'safe').fixes).toEqual([first]);
  });

  test('two insertions at one point do not go together: their order would be chance', () => {
    const first = safe(edit(8, 8, 'сначала '));
    expect(planFixes([carrying(first), carrying(safe(edit(8, 8, 'потом ')))], 'safe').fixes).toEqual([first]);
  });

  test('an insertion at the rim of a replacement waits', () => {
    const first = safe(edit(0, 8, ''));
    expect(planFixes([carrying(first), carrying(safe(edit(8, 8, 'потом ')))], 'safe').fixes).toEqual([first]);
  });

  test('replacements side by side go together', () => {
    expect(
      planFixes([carrying(safe(edit(0, 8, ''))), carrying(safe(edit(8, 15, 'Проверь')))], 'safe').fixes,
    ).toHaveLength(2);
  });

  test('a fix over two files is taken in both or in none', () => {
    const taken = safe(edit(0, 8, ''));
    const twin: Edit = { path: 'dev-work_en.md', start: 0, end: 6, text: '' };
    const plan = planFixes([carrying(taken), carrying(safe(edit(3, 4, ''), twin))], 'safe');
    expect([...plan.edits.keys()]).toEqual([path]);
  });

  test('a fix that overlaps itself is never taken', () => {
    expect(planFixes([carrying(safe(edit(0, 8, ''), edit(4, 10, '')))], 'safe').fixes).toEqual([]);
  });

  test('a fix of a file that must not change is left out', () => {
    expect(planFixes([carrying(safe(edit(0, 8, '')))], 'safe', () => false).fixes).toEqual([]);
  });

  test('chosen edits never overlap, and applying them at once equals applying them one by one from the end', () => {
    const edits = fc
      .tuple(fc.nat({ max: 24 }), fc.nat({ max: 24 }), fc.string({ maxLength: 3 }))
      .map(([a, b, text]) => edit(Math.min(a, b), Math.max(a, b), text));
    fc.assert(
      fc.property(fc.array(fc.array(edits, { minLength: 1, maxLength: 3 })), (groups) => {
        const findings = groups.map((group) => carrying(safe(...group)));
        const plan = planFixes(findings, 'safe');
        const chosen = plan.edits.get(path) ?? [];
        expect(chosen).toHaveLength(plan.fixes.reduce((sum, fix) => sum + fix.edits.length, 0));
        let expected = text;
        for (const { start, end, text } of chosen.toReversed())
          expected = expected.slice(0, start) + text + expected.slice(end);
        expect(applyEdits(text, chosen)).toBe(expected);
      }),
    );
  });
});

describe('applying edits', () => {
  test('offsets are UTF-16 units, so emoji before an edit count twice', () => {
    expect(applyEdits('🔥 сроочно', [edit(3, 10, 'срочно')])).toBe('🔥 срочно');
  });

  test('edits that overlap or lie outside the text are a bug and are thrown', () => {
    expect(() => applyEdits(text, [edit(0, 8, ''), edit(4, 10, '')])).toThrow(RangeError);
    expect(() => applyEdits(text, [edit(0, 99, '')])).toThrow(/dev-work_ru\.md/);
    expect(() => applyEdits(text, [edit(5, 4, '')])).toThrow(RangeError);
  });
});

function edit(start: number, end: number, text: string): Edit {
  return { path, start, end, text };
}

function safe(...edits: Edit[]): Fix {
  return { title: 'remove', safety: 'safe', edits };
}

function unsafe(...edits: Edit[]): Fix {
  return { title: 'remove', safety: 'unsafe', edits };
}

function carrying(fix: Fix): Finding {
  const first = fix.edits[0];
  return findingIn({ path, text }, first?.start ?? 0, first?.end ?? 0, { fixes: [fix] });
}
