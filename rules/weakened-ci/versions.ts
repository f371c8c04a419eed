/** Which seedlint runs: where it comes from, and which one that is. */
interface Version {
  readonly source: string;
  readonly ref: string;
}

export type VersionChange = 'source' | 'unpinned' | 'downgraded' | 'unclear';

/** What became of a version: `your-org/seedlint@v1.2.0`, `seedlint@^1.0.0`. Undefined: nothing anybody has to mind. */
export function versionChange(before: string, after: string): VersionChange | undefined {
  if (before === after) return undefined;
  const [was, is] = [read(before), read(after)];
  if (was.source !== is.source) return 'source';
  const [fixed, loose] = [pinned(was.ref), pinned(is.ref)];
  if (loose < fixed) return 'unpinned';
  const [old, now] = [numbers(was.ref), numbers(is.ref)];
  if (old && now) return older(now, old) ? 'downgraded' : undefined;
  // From a tag to a commit it is bound more firmly; from one commit to another nobody can tell which is newer.
  return loose > fixed ? undefined : 'unclear';
}

function read(text: string): Version {
  const match = /^(.+?)[@#]([^@#/]*)$/.exec(text) ?? /^(.+[@#])(.*)$/.exec(text);
  return match
    ? { source: (match[1] ?? '').toLowerCase(), ref: match[2] ?? '' }
    : { source: text.toLowerCase(), ref: '' };
}

/** 3 a commit, 2 one version, 1 a range, 0 whatever there is. */
function pinned(ref: string): number {
  if (/^[0-9a-f]{40}$/i.test(ref)) return 3;
  if (/^[v=]?\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/.test(ref)) return 2;
  return /\d/.test(ref) && !/[*x]|>|\|\|/.test(ref) ? 1 : 0;
}

function numbers(ref: string): readonly number[] | undefined {
  const match = /^[v=^~]*(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(ref);
  return match && !/^[0-9a-f]{40}$/i.test(ref) ? match.slice(1).map((part) => Number(part ?? 0)) : undefined;
}

function older(one: readonly number[], other: readonly number[]): boolean {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value < (other[index] ?? 0);
  return false;
}
