import { version } from './version.ts';
import { processWorld, type World } from './world.ts';

/** Runs one command line and resolves to its exit code, when all it says has been written: 0 clean, 1 findings, 2 could not judge. Never rejects. */
export async function main(argv: string[], world: World = processWorld()): Promise<number> {
  const [first] = argv;
  // Asked by every installer and every bug report, and sometimes by scripts on each prompt: nothing may be loaded for it.
  if (first === '--version' || first === '-v') {
    world.stdout.write(`${version}\n`);
    return settle(0, world);
  }
  const { run } = await import('./program.ts');
  return settle(await run(argv, world), world);
}

async function settle(code: number, { stdout, stderr }: World): Promise<number> {
  const fault = await stdout.settled();
  // A report that nobody got is no verdict.
  if (fault) stderr.write(`seedlint: cannot write to stdout: ${fault.message}\n`);
  await stderr.settled();
  return fault ? 2 : code;
}
