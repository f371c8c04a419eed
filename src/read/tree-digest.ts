import { createHash } from 'node:crypto';
import { SeedlintError } from '../core/errors.ts';
import type { Source } from './source.ts';

/**
 * A digest of the files of a source, the same on any machine: SHA-256 over one line for each file, `<SHA-256 of its bytes>  <path>`,
 * sorted by the bytes of the path; what `find … | LC_ALL=C sort | xargs sha256sum | sha256sum` gives. Links count as what they lead to;
 * one that leads nowhere, or out, has no bytes.
 */
export function treeDigest(source: Source, paths: Iterable<string>): string {
  const whole = createHash('sha256');
  const sorted = [...paths].map((path) => [path, Buffer.from(path)] as const).sort(([, a], [, b]) => a.compare(b));
  for (const [path] of sorted) whole.update(`${sha256(bytesOf(source, path))}  ${path}\n`);
  return whole.digest('hex');
}

/** 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function bytesOf(source: Source, path: string): Uint8Array {
  try {
    return source.read(path);
  } catch (error) {
    if (error instanceof SeedlintError && error.code === 'link-outside') return new Uint8Array();
    throw error;
  }
}
