import type { Rule } from '../core/rule.ts';
import type { ReportInput } from './input.ts';
import type { Paint } from './paint.ts';

/** What every part of the pretty report needs. */
export interface Scene {
  readonly input: ReportInput;
  readonly paint: Paint;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Related places whose lines were shown already: a definition that twenty findings point at is shown once. */
  readonly framed: Set<string>;
}
