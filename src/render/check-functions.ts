import { SeedlintError } from '../core/errors.ts';
import { operandsOf } from '../core/template-scope.ts';
import type { Template } from '../core/template.ts';
import { placeAt, type TextFile } from '../core/text.ts';
import { builtIns } from './functions.ts';

/**
 * Go refuses a template that names an unknown function before it runs any of it, also where it would never be called.
 * Throws `render-unknown-function`; without a list of `declared` functions nobody can tell.
 */
export function checkFunctions(file: TextFile, template: Template, declared: readonly string[] | undefined): void {
  if (!declared) return;
  for (const { pipeline } of template.actions) {
    if (!pipeline) continue;
    for (const operand of operandsOf(pipeline)) {
      if (operand.type !== 'function' || builtIns.has(operand.name) || operand.name === 'call') continue;
      if (declared.includes(operand.name)) continue;
      throw new SeedlintError('render-unknown-function', { function: operand.name }, placeAt(file, operand.start));
    }
  }
}
