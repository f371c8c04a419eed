/** Length of a string in bytes, as Go counts it. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** One byte of a string. */
export function byteAt(text: string, at: number): number | undefined {
  return encoder.encode(text)[at];
}

/** Bytes `from`…`to` of a string. Half a character becomes U+FFFD, where Go would write half a character. */
export function byteSlice(text: string, from: number, to: number): string {
  return decoder.decode(encoder.encode(text).subarray(from, to));
}

/** Every byte as two hexadecimal digits. */
export function hexBytes(text: string): string[] {
  return [...encoder.encode(text)].map((byte) => byte.toString(16).padStart(2, '0'));
}

const encoder = new TextEncoder();
// A byte order mark within a prompt is text.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
