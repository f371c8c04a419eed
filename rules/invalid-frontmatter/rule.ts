import type { ErrorObject } from 'ajv';
import { SeedlintError } from '../../src/core/errors.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { FrontMatter, Seed } from '../../src/core/seed.ts';
import { lineText, placeAt, positionAt, wholeFile, type TextFile } from '../../src/core/text.ts';
import { describeFault } from './faults.ts';

export default defineRule({
  id: 'invalid-frontmatter',
  scope: 'seed',
  category: 'front matter',
  severity: 'error',
  summary: 'The data a file begins with is missing, unreadable or not what the schema of its class asks for.',
  messages: {
    missing: 'The file must begin with data between two lines of ---.',
    yaml: 'The front matter is not valid YAML: {detail}',
    code: 'The front matter is marked as "{language}", which is not read and never run. Write plain YAML between two lines of ---.',
    list: 'The front matter is a list; keys with values were expected.',
    scalar: 'The front matter is a single value; keys with values were expected.',
    required: 'Key "{key}" is missing.',
    unknown: 'Key "{key}" is not in the schema. Known here: {known}.',
    type: '"{key}" is {found}; {expected} was expected.',
    choice: '"{key}" is {found}; expected one of: {expected}.',
    value: '"{key}" is {found}; expected {expected}.',
    alternative: '"{key}" fits none of the forms the schema allows.',
  },
  async *check(seed, { catalogue }) {
    const contract = catalogue.definition.classes[seed.class]?.frontMatter;
    const { file, frontMatter } = seed;
    // Where no data may be, that it is there is the finding.
    if (!contract || contract.mode === 'forbidden') return;
    if (!frontMatter) {
      if (contract.mode === 'required') yield { message: 'missing', at: wholeFile(file), anchor: 'missing' };
      return;
    }
    if (frontMatter.error) yield unreadable(file, frontMatter.error);
    else if (contract.mode === 'required' && contract.schema) yield* invalid(seed, frontMatter, contract.schema);
  },
});

function unreadable(file: TextFile, { message, detail, start }: NonNullable<FrontMatter['error']>): Found {
  const { line, column } = positionAt(file, start);
  const at = placeAt(file, start, start + Math.max(0, lineText(file, line).length - column + 1));
  if (message === 'yaml') return { message: 'yaml', data: { detail }, at };
  if (message === 'code') return { message: 'code', data: { language: detail }, at };
  return detail === 'list' ? { message: 'list', at } : { message: 'scalar', at };
}

async function* invalid(seed: Seed, { data, start, end }: FrontMatter, schema: object): AsyncGenerator<Found> {
  const validate = await validatorOf(schema);
  if (validate(data)) return;
  const { locate } = await import('./locate.ts');
  const block = { file: seed.file, start, end };
  const said = new Set<string>();
  for (const error of validate.errors ?? []) {
    const fault = describeFault(error, data);
    if (!fault) continue;
    const at = locate(block, error.instancePath, fault.key);
    // ajv says the same of one place once per alternative of the schema.
    const key = `${at.start} ${fault.message}`;
    if (said.has(key)) continue;
    said.add(key);
    yield {
      message: fault.message,
      data: fault.data,
      at,
      anchor: `${error.instancePath} ${fault.key ?? ''} ${error.keyword}`,
    };
  }
}

type Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** ajv takes its time to load, and only catalogues with a schema need it. */
async function validatorOf(schema: object): Promise<Validator> {
  let validator = validators.get(schema);
  if (!validator) {
    validator = compile(schema);
    validators.set(schema, validator);
  }
  return validator;
}

async function compile(schema: object): Promise<Validator> {
  const [{ Ajv2020 }, { default: addFormats }] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false });
  addFormats.default(ajv);
  try {
    return ajv.compile(schema);
  } catch (cause) {
    const reason = `The front matter schema of the catalogue: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new SeedlintError(
      'config-invalid',
      { reason, hint: 'Mend it under classes.<name>.frontMatter.schema.' },
      undefined,
      { cause },
    );
  }
}

const validators = new WeakMap<object, Promise<Validator>>();
