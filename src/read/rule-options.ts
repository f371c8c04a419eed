import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Rule } from '../core/rule.ts';
import type { Data } from './config-merge.ts';

/*
 * The schemas of rules are compiled while seedlint runs. That loads the whole of ajv, so this module is imported
 * only when a configuration gives options to a rule or a schema to front matter.
 */

/** What the schema of a rule has against its options; a key the rule does not know is a fault, whatever the schema says. */
export function optionFaults(rule: Rule, options: Data): readonly ErrorObject[] {
  let validate = validators.get(rule);
  if (!validate) {
    const ajv = new Ajv.default({ allErrors: true, verbose: true, strict: false });
    validate = ajv.compile({ type: 'object', properties: {}, additionalProperties: false, ...rule.schema });
    validators.set(rule, validate);
  }
  return validate(options) ? [] : (validate.errors ?? []);
}

/** Why an object is no JSON Schema, or undefined. */
export function schemaError(schema: Data): string | undefined {
  try {
    new Ajv.default({ strict: false, validateFormats: false }).compile(schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const validators = new WeakMap<Rule, ValidateFunction>();
