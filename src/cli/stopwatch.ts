import type { Source } from '../read/source.ts';

/** Milliseconds spent on each part of the work, for `--stats`. */
export interface Stopwatch {
  readonly times: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
  now(): number;
  add(part: string, milliseconds: number): void;
  addRule(rule: string, milliseconds: number): void;
  time<T>(part: string, work: () => T): T;
}

export function stopwatch(now: () => number): Stopwatch {
  const times = new Map<string, number>();
  const rules = new Map<string, number>();
  const add = (part: string, milliseconds: number): void => {
    times.set(part, (times.get(part) ?? 0) + milliseconds);
  };
  return {
    times,
    rules,
    now,
    add,
    addRule(rule, milliseconds) {
      rules.set(rule, (rules.get(rule) ?? 0) + milliseconds);
    },
    time(part, work) {
      const began = now();
      try {
        return work();
      } finally {
        add(part, now() - began);
      }
    },
  };
}

/** A source that tells how long reading takes, and which file is being read. */
export function watched(source: Source, watch: Stopwatch, reading: (path: string) => void): Source {
  return {
    label: source.label,
    list: (patterns, ignore) => watch.time('read', () => source.list(patterns, ignore)),
    read: (path, limit) => {
      reading(path);
      return watch.time('read', () => source.read(path, limit));
    },
    exists: (path) => source.exists(path),
    paths: () => watch.time('read', () => source.paths()),
  };
}
