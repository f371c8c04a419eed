import type { Config } from '../core/config.ts';
import { errorWords, fill, SeedlintError } from '../core/errors.ts';
import type { Rule } from '../core/rule.ts';
import { loadConfig, type FileReader } from '../read/config.ts';

/** Configuration files that are in memory only, by absolute path. */
export function filesInMemory(files: Readonly<Record<string, string>>): FileReader {
  const paths = Object.keys(files);
  return {
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    exists: (path) => paths.some((one) => one === path || one.startsWith(`${path}/`)),
  };
}

/** The configuration of `/seeds`, from files in memory. */
export function configIn(
  files: Readonly<Record<string, string>>,
  options: { config?: string; cwd?: string; from?: string; rules?: readonly Rule[] } = {},
): Promise<Config> {
  return loadConfig({ from: '/seeds', rules: [], ...options, files: filesInMemory(files) });
}

/** The user's mistake that something fails on, as one line: `path:line:column code: message hint`. */
export async function mistakeOf(attempt: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof attempt === 'function' ? attempt() : attempt);
  } catch (error) {
    if (!(error instanceof SeedlintError)) throw error;
    const { path, line, column } = error.at ?? { path: '' };
    const place = [path, line, column].filter((part) => part !== undefined).join(':');
    return `${place} ${error.code}: ${error.message} ${fill(errorWords[error.code].hint, error.data)}`.trimEnd();
  }
  return 'no mistake';
}
