import { accessSync, constants, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { SeedlintError } from '../core/errors.ts';

/** New bytes for a file, and the ones they were made from. */
export interface Replacement {
  /** From the root. */
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Puts new bytes in place of a file at once, keeping its mode; a link inside the root stays a link.
 * Throws `write-readonly`, `write-conflict` (it is no longer what it was), `link-outside` or `write-failed`, and then nothing was changed.
 */
export async function replaceFile(root: string, { path, before, after }: Replacement): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    const target = realpathSync(resolve(root, path));
    const inside = relative(realpathSync(root), target);
    if (inside.startsWith(`..${sep}`) || isAbsolute(inside)) throw new SeedlintError('link-outside', {}, { path });
    // Renaming a new file over it needs no permission of the file itself, so ask what its owner meant.
    if ((statSync(target).mode & 0o222) === 0) throw new SeedlintError('write-readonly', { path });
    if (!readFileSync(target).equals(before)) throw new SeedlintError('write-conflict', { path });
    accessSync(target, constants.W_OK);
    writeFileAtomic.sync(target, Buffer.from(after));
  } catch (error) {
    throw writeFailure(path, error);
  }
}

/** Writes a report, making its folder. Throws `write-failed`. */
export function writeReport(path: string, text: string, cwd: string): void {
  try {
    const target = resolve(cwd, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  } catch (error) {
    throw writeFailure(path, error);
  }
}

/** The error of writing a file, in words. */
export function writeFailure(path: string, error: unknown): SeedlintError {
  if (error instanceof SeedlintError) return error;
  // The name of the error number needs no translation.
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new SeedlintError('write-failed', { path, reason }, undefined, { cause: error });
}
