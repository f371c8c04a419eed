import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SeedlintError } from '../core/errors.ts';
import { unreadable } from '../read/source.ts';

/** The bytes of a file, by the path it was named by. Throws `file-unreadable`. */
export function namedFile(path: string, cwd: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, path));
  } catch (error) {
    throw notReadable(path, error);
  }
}

/** The error of looking at a file or folder, in words. */
export function notReadable(path: string, error: unknown): SeedlintError {
  return unreadable(path, error instanceof Error && 'code' in error ? String(error.code) : String(error), error);
}
