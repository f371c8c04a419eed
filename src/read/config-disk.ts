import { existsSync, readFileSync } from 'node:fs';
import { SeedlintError } from '../core/errors.ts';
import type { FileReader } from './config-files.ts';
import { decode } from './text-file.ts';

/** Configuration files as they are on disk. */
export const configFiles: FileReader = {
  read(path) {
    try {
      return decode(path, readFileSync(path)).text;
    } catch (error) {
      if (error instanceof SeedlintError) throw error;
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      // Asked for in every folder upwards: that there is none is an answer.
      if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
      throw new SeedlintError('config-unreadable', { path, reason }, { path }, { cause: error });
    }
  },
  exists: existsSync,
};
