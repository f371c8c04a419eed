import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import type { TextFile } from '../core/text.ts';

/**
 * The bytes of a file as text. Throws `file-encoding` for anything but UTF-8 and `file-binary` for a NUL byte,
 * both with the byte offset (from 0) and the place of the first fault.
 */
export function decode(path: string, bytes: Uint8Array): TextFile {
  // UTF-16 is full of NUL bytes; what is wrong with it is the encoding.
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) throw fault('file-encoding', path, bytes, 0);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw fault('file-binary', path, bytes, nul);
  const bom = startsWith(bytes, 0xef, 0xbb, 0xbf);
  try {
    return { path, text: strict.decode(bom ? bytes.subarray(3) : bytes), bom };
  } catch (cause) {
    throw fault('file-encoding', path, bytes, firstBadSequence(bytes), cause);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8');

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function fault(
  code: 'file-encoding' | 'file-binary',
  path: string,
  bytes: Uint8Array,
  offset: number,
  cause?: unknown,
): SeedlintError {
  return new SeedlintError(code, { offset }, placeOf(path, bytes, offset), cause === undefined ? undefined : { cause });
}

function placeOf(path: string, bytes: Uint8Array, offset: number): ErrorPlace {
  const lines = lenient.decode(bytes.subarray(0, offset)).split(/\r\n|\r|\n/);
  return { path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

// The decoder says that a sequence is bad, but not which one.
function firstBadSequence(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Length of the well-formed sequence at an offset, by table 3-7 of the Unicode standard; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    const [from, to] = index === 1 ? [lowest, highest] : [0x80, 0xbf];
    if (byte < from || byte > to) return 0;
  }
  return length;
}
