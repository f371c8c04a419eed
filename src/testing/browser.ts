import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A Chromium of this machine: `$SEEDLINT_CHROMIUM`, or one of the usual names on the path; undefined where there is none. */
export function chromiumPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env['SEEDLINT_CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
