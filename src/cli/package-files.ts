import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskSource } from '../read/source-disk.ts';
import type { Source } from '../read/source.ts';

/** The text of a file of the package, from sources, from dist and from an installed copy alike; undefined when it is not there. */
export function readPackageFile(path: string): string | undefined {
  const file = join(packageRoot, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** All files of the package. */
export function packageSource(): Source {
  return diskSource(packageRoot);
}

// Bundling moves this module to another depth, so the way up is looked for.
const packageRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : rootAbove(parent);
}
