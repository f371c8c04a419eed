import type { Run } from '../core/resolve.ts';

/** A file name for each run, `dev-reviewer-work_ru`, without an ending: the same every time, and no two the same on any disk. */
export function fileNames(runs: readonly Run[]): string[] {
  const taken = new Set<string>();
  return runs.map((run) => {
    const name = nameOf(run);
    let free = name;
    // `a-b` and `c` read like `a` and `b-c`; some disks take `Dev` for `dev`.
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}-${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function nameOf({ stage, role, mode, kind, locale }: Run): string {
  const axes = [stage, role, mode, kind].filter((value) => value !== undefined).map(safe);
  return `${axes.join('-') || 'prompt'}_${safe(locale)}`;
}

function safe(value: string): string {
  return value.replace(/[^\p{L}\p{N}._-]|^\./gu, '-');
}
