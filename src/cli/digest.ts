import { createHash } from 'node:crypto';

/** Sixteen hex digits that stand for a text, the same on any machine. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
