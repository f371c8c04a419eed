import type { World } from './world.ts';

/** Is stdout to be coloured? The option decides, then NO_COLOR, then FORCE_COLOR, then whether a terminal is there. */
export function colourLevel(option: boolean | undefined, { env, stdout }: Pick<World, 'env' | 'stdout'>): 0 | 1 {
  if (option !== undefined) return option ? 1 : 0;
  if (env['NO_COLOR']) return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  return stdout.isTTY && env['TERM'] !== 'dumb' ? 1 : 0;
}

/** Columns to write for: the terminal's, or what COLUMNS says, or 100. */
export function columnsOf({ env, stdout }: Pick<World, 'env' | 'stdout'>): number {
  const told = Number(env['COLUMNS']);
  // A terminal that does not know its size says 0.
  return Math.max(40, stdout.columns || (Number.isInteger(told) && told > 0 ? told : 100));
}
