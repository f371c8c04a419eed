import { foldText } from '../core/normalise.ts';

/** How much two sentences have in common: the share (0…1) of their word stems that both have. */
export function likeness(one: string, other: string): number {
  const [left, right] = [stems(one), stems(other)];
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((stem) => right.has(stem)).length;
  return (2 * common) / (left.size + right.size);
}

/** Words of three letters and more, cut where endings begin. */
export function stems(text: string): Set<string> {
  const words = foldText(text).text.match(/[\p{L}\p{N}_]{3,}/gu) ?? [];
  return new Set(
    words.map((word) => (word.length > 6 ? word.slice(0, 6) : word.slice(0, Math.max(3, word.length - 1)))),
  );
}
