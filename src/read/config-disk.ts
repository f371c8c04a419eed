import { existsSync, readFileSync } from 'node:fs';
import { SeedlintError } from '../core/errors.ts';
import type { FileReader } from './config-files.ts';

/** Configuration files as they are on disk. */
export const configFiles: FileReader = {
  read(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      // Asked for in every folder upwards: that there is none is an answer.
      if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
      throw new SeedlintError('config-unreadable', { path, reason }, { path }, { cause: error });
    }
  },
  exists: existsSync,
};
