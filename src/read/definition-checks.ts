import { axes, type FileClass } from '../core/catalogue.ts';
import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import { axesOf, patternFault } from '../core/name.ts';
import type { Path } from './config-merge.ts';
import type { Locate } from './definition-axes.ts';
import { suggestion } from './schema-faults.ts';

/** Throws SeedlintError `name-pattern` when a file name speaks of no axis we know, of one twice, or leaves a bracket open. */
export function checkPattern(pattern: string, path: Path, at: Locate): void {
  const named = axesOf(pattern);
  const twice = named.find((axis, index) => named.indexOf(axis) < index);
  const fault = patternFault(pattern) ?? (twice && `{${twice}}`);
  if (fault === undefined) return;
  const known = axes.map((axis) => `{${axis}}`).join(', ');
  throw new SeedlintError('name-pattern', { pattern, fault, known }, at(path));
}

/** Throws SeedlintError `unknown-class`. */
export function checkClass(classes: Readonly<Record<string, FileClass>>, id: string, path: Path, at: Locate): void {
  if (Object.hasOwn(classes, id)) return;
  throw new SeedlintError('unknown-class', { class: id, ...suggestion(id, Object.keys(classes)) }, at(path));
}

/** A key that neither this file nor what it extends has. */
export function missing(key: string, where: string, hint: string, at: ErrorPlace): SeedlintError {
  return new SeedlintError('missing-key', { key, where, hint }, at);
}
