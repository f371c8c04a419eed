import type { Finding } from '../core/finding.ts';
import { placeAt, type TextFile } from '../core/text.ts';

/** A finding for tests of what comes after the rules; only what a test is about needs saying. */
export function findingIn(
  file: Pick<TextFile, 'path' | 'text'>,
  start: number,
  end: number,
  rest: Partial<Finding> = {},
): Finding {
  return {
    rule: 'doubled-word',
    severity: 'warning',
    message: 'doubled',
    data: {},
    at: placeAt({ bom: false, ...file }, start, end),
    related: [],
    fixes: [],
    fingerprint: '0123456789abcdef',
    ...rest,
  };
}
