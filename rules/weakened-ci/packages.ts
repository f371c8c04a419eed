import type { Change, Drift, State } from '../../src/core/change.ts';
import { knobDrift, none, placeOfText } from '../../src/guard/law/knob.ts';
import { isMap, valueOf } from './gate.ts';
import { versionChange } from './versions.ts';

/** Packages that depended on seedlint and do so no longer, or on another one. */
export function* packageDrifts(change: Change): Generator<Drift> {
  const now = dependenciesOf(change.head);
  for (const [path, before] of dependenciesOf(change.base)) {
    const [was, is] = [change.base.files.get(path), change.head.files.get(path)];
    const after = now.get(path);
    if (!was || before === after) continue;
    const at = { base: placeOfText(was, '"seedlint"'), ...(is ? { head: placeOfText(is, '"seedlint"') } : {}) };
    const knob = { name: `${path} seedlint`, at, before, after: after ?? none };
    if (after === undefined) yield knobDrift(change, 'package-gone', knob, { mend: 'restore' });
    else {
      const message = versionChange(spec(before), spec(after));
      if (message)
        yield knobDrift(change, message, knob, {
          verdict: message === 'unclear' ? 'unclear' : 'weakened',
          mend: 'restore',
        });
    }
  }
}

/** What a package asks for comes from the registry, unless it says where from. */
function spec(version: string): string {
  return /[:/]/.test(version) ? version : `seedlint@${version}`;
}

function dependenciesOf({ files, data }: State): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of files.keys()) {
    if (!/(?:^|\/)package\.json$/.test(path)) continue;
    for (const kind of ['optionalDependencies', 'dependencies', 'devDependencies']) {
      const dependencies = valueOf(data?.get(path), kind);
      const version = isMap(dependencies) ? dependencies['seedlint'] : undefined;
      if (typeof version === 'string') found.set(path, version);
    }
  }
  return found;
}
