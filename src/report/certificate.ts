import type { Certificate } from '../core/certificate.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { padStart, width as widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** What `seedlint guard verify` saw. */
export interface Verified {
  readonly certificate: Certificate;
  /** Its digest is that of its contents. */
  readonly isWhole: boolean;
  /** It was compared with what the guard says now. */
  readonly isAsked: boolean;
  readonly differing: readonly (keyof Certificate)[];
}

/** Is a certificate to be believed? First the answer, then what it says. */
export function verifiedText(
  { certificate, isWhole, isAsked, differing }: Verified,
  { words, width, colour }: TextOptions,
): string {
  const paint = paintFor(colour);
  const isTrue = isWhole && differing.length === 0;
  const answer = !isWhole
    ? words.ui('certificate.tampered')
    : !isTrue
      ? words.ui('certificate.differs', { keys: differing.join(', ') })
      : words.ui(isAsked ? 'certificate.true' : 'certificate.whole');
  const [mark, shade] = isTrue ? (['✔', paint.good] as const) : (['✖', paint.severity.error] as const);
  const { base, head, verdict, counts, seedlint } = certificate;
  const label = Math.max(widthOf(words.ui('guard.base')), widthOf(words.ui('guard.head')));
  const rows = [
    ...wrap(answer, width - 2).map((row, index) => `${index === 0 ? shade(mark) : ' '} ${paint.strong(shade(row))}`),
    `  ${padStart(words.ui('guard.base'), label)} ${visible(base)}`,
    `  ${padStart(words.ui('guard.head'), label)} ${visible(head)}`,
    `  ${words.ui(`certificate.verdict.${verdict}`, { ...counts })} · seedlint ${visible(seedlint)}`,
  ];
  return `${rows.join('\n')}\n`;
}
