import type { Output, World } from '../cli/world.ts';

/** A machine for tests: what was written can be read back, the clock stands still. */
export interface TestWorld extends World {
  readonly out: () => string;
  readonly err: () => string;
}

export function testWorld(
  cwd: string,
  parts: Partial<Pick<World, 'env' | 'readStdin' | 'ask' | 'elapsed'>> & {
    readonly stdout?: Partial<Output>;
    readonly stderr?: Partial<Output>;
  } = {},
): TestWorld {
  const stdout = collector();
  const stderr = collector();
  return {
    cwd,
    env: { COLUMNS: '100' },
    readStdin: async () => new Uint8Array(),
    ask: async () => undefined,
    now: () => new Date('2026-06-15T12:00:00Z'),
    elapsed: () => 0,
    ...parts,
    stdout: { ...stdout.output, ...parts.stdout },
    stderr: { ...stderr.output, ...parts.stderr },
    out: stdout.text,
    err: stderr.text,
  };
}

function collector(): { output: Output; text: () => string } {
  let text = '';
  const output: Output = {
    isTTY: false,
    columns: undefined,
    write: (more) => {
      text += more;
    },
    settled: async () => undefined,
  };
  return { output, text: () => text };
}
