import { cut } from '../report/width.ts';
import type { World } from './world.ts';

/** One line on a terminal that says what takes so long; nothing at all when it does not, or when nobody watches. */
export interface Progress {
  /** What is being done now. Cheap enough to be called for every file. */
  at(text: string): void;
  /** Takes the line away. */
  end(): void;
}

const patience = 500;
const pause = 100;

export function progressOn({ stderr, elapsed }: Pick<World, 'stderr' | 'elapsed'>): Progress {
  if (!stderr.isTTY) return { at: () => {}, end: () => {} };
  const began = elapsed();
  let last: number | undefined;
  return {
    at(text) {
      const now = elapsed();
      if (now - began < patience || (last !== undefined && now - last < pause)) return;
      last = now;
      stderr.write(`\r\u001B[2K${cut(text, (stderr.columns || 80) - 1)}`);
    },
    end() {
      if (last !== undefined) stderr.write('\r\u001B[2K');
      last = undefined;
    },
  };
}
