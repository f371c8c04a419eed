import picomatch from 'picomatch';
import type { Change, Drift } from '../../src/core/change.ts';
import { writeScopeOf, type WriteScope } from '../../src/core/policy.ts';
import { fitsStars } from '../../src/core/stars.ts';
import { knobDrift, listed, placeOf } from '../../src/guard/law/knob.ts';
import { runSpots } from './cells.ts';

/** Runs that may write, use or set what they might not before; those that gained the same are told of together. */
export function* widerWriteScopes(change: Change): Generator<Drift> {
  const { base, head } = change;
  const found = new Map<string, Wider & { readonly runs: string[] }>();
  for (const { name, cell } of runSpots(base.catalogue, head.catalogue)) {
    for (const one of wider(writeScopeOf(base.catalogue.law, cell), writeScopeOf(head.catalogue.law, cell))) {
      const key = JSON.stringify([one.what, one.before, one.after]);
      const known = found.get(key);
      if (known) known.runs.push(name);
      else found.set(key, { ...one, runs: [name] });
    }
  }
  for (const { what, before, after, runs, was, is } of found.values()) {
    const at = { ...(was ? { base: placeOf(was.place) } : {}), ...(is ? { head: placeOf(is.place) } : {}) };
    const knob = { name: `writeScope.${what}`, at, before, after };
    yield knobDrift(change, messages[what], knob, {
      data: { count: runs.length, runs: listed(runs) },
      mend: 'restore',
    });
  }
}

const messages = { write: 'write', tools: 'tools', labels: 'labels' } as const;

interface Wider {
  readonly what: 'write' | 'tools' | 'labels';
  readonly before: string;
  readonly after: string;
  readonly was: WriteScope | undefined;
  readonly is: WriteScope | undefined;
}

function* wider(was: WriteScope | undefined, is: WriteScope | undefined): Generator<Wider> {
  if (was && writesMore(was.write, is?.write ?? 'any'))
    yield { what: 'write', before: showWrite(was.write), after: showWrite(is?.write ?? 'any'), was, is };
  for (const what of ['tools', 'labels'] as const) {
    const before = was?.[what];
    const after = is?.[what];
    if (!before) continue;
    if (!after || after.some((name) => !before.some((one) => one === name || fitsStars(one, name))))
      yield { what, before: listed(before), after: after ? listed(after) : '*', was, is };
  }
}

function writesMore(before: WriteScope['write'], after: WriteScope['write']): boolean {
  if (after === 'nothing' || before === 'any') return false;
  if (before === 'nothing' || after === 'any') return true;
  if (before === 'markdown') return typeof after === 'object' && after.paths.some((path) => !path.endsWith('.md'));
  if (after === 'markdown') return true;
  const fits = picomatch([...before.paths], { dot: true });
  return after.paths.some((path) => !before.paths.includes(path) && (/[*?[{]/.test(path) || !fits(path)));
}

function showWrite(write: WriteScope['write']): string {
  return typeof write === 'string' ? write : listed(write.paths);
}
