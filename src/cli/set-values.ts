import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { readYaml } from '../read/yaml-file.ts';
import { mergeData, withValue, type RenderData } from '../render/data.ts';

/** What `--data` and `--set` say, the latter over the former. Throws `config-unreadable`, `config-syntax`, `config-type` or `usage`. */
export function typedData(
  { data, set = [] }: { readonly data?: string; readonly set?: readonly string[] },
  cwd: string,
): RenderData {
  return set.reduce(withSetting, data === undefined ? {} : readData(resolve(cwd, data)));
}

function readData(path: string): RenderData {
  const source = textOf(path);
  const data = parse(path, source);
  refuseDepth(data);
  if (isRecord(data)) return data;
  const found = Array.isArray(data) ? 'array' : data === null ? 'null' : typeof data;
  const hint = 'Write fields and their values: { "BaseBranch": "main" }.';
  throw new SeedlintError('config-type', { key: '--data', expected: 'object', found, hint }, { path });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SeedlintError('config-unreadable', { path, reason }, undefined, { cause: error });
  }
}

function parse(path: string, source: string): unknown {
  if (/\.json$/i.test(path)) {
    try {
      return JSON.parse(source.replace(/^\uFEFF/, ''));
    } catch {
      // The reader of YAML knows where the fault is; what only it can read is fine, too.
    }
  }
  return readYaml(path, source).data;
}

function withSetting(data: RenderData, text: string): RenderData {
  const cut = text.indexOf('=');
  const path = text.slice(0, Math.max(cut, 0)).split('.');
  if (cut === -1 || path.some((name) => name.trim() === '')) {
    const reason = `--set ${text} does not say which value is set to what.`;
    throw new SeedlintError('usage', {
      reason,
      hint: 'Write --set Name=value, dots going down: --set Locale.Code=ru.',
    });
  }
  const value = withValue({}, path, valueOf(text.slice(cut + 1)));
  refuseDepth(value);
  return mergeData(data, value);
}

/** `true`, numbers, lists and the like as JSON has them; anything else is a string. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isRecord(data: unknown): data is RenderData {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function refuseDepth(data: unknown): void {
  if (!isDeeper(data, deepest)) return;
  const hint = `Lists and maps may stand ${deepest} deep within each other.`;
  throw new SeedlintError('usage', { reason: 'The values of --data and --set are nested too deep.', hint });
}

// Values are read and printed by recursion.
const deepest = 200;

function isDeeper(data: unknown, limit: number): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return limit === 0 || Object.values(data).some((value) => isDeeper(value, limit - 1));
}
