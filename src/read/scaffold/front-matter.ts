import { isMap, isPair, isScalar, isSeq, Document, visit } from 'yaml';
import { isData, type Data } from '../config-merge.ts';

/** What is known of a seed that is about to be written. */
export interface SeedFacts {
  /** The name without its language: `dev-work`. */
  readonly id: string;
  readonly axes: Readonly<Record<string, string | undefined>>;
  /** Who runs it. */
  readonly owner?: string;
  /** File names of the same seed in the other languages. */
  readonly translations: readonly string[];
  /** Requirements of the policies it carries. */
  readonly traces: readonly string[];
}

/** The data a seed begins with, as its schema wants it: required keys with values that pass, as far as they can be known. */
export function frontMatterText(schema: unknown, facts: SeedFacts): string {
  const document = new Document(objectFor(isData(schema) ? schema : {}, facts, ''));
  visit(document, {
    Collection(_, node, path) {
      if (path.some(isPair) && (isMap(node) || isSeq(node))) node.flow = true;
      return undefined;
    },
    Scalar(_, node) {
      if (isScalar(node) && node.value === '') node.type = 'QUOTE_DOUBLE';
      return undefined;
    },
  });
  const text = document
    .toString({ lineWidth: 0 })
    .replace(/\[ (?=\S)/g, '[')
    .replace(/(?<=\S) \](?=$|,| \})/gm, ']');
  return `---\n${text}---\n`;
}

function objectFor(schema: Data, facts: SeedFacts, above: string): Record<string, unknown> {
  const properties = isData(schema['properties']) ? schema['properties'] : {};
  const required = listOf(schema['required']).filter((key) => typeof key === 'string');
  const keys = above === '' && required.length === 0 ? ['id'] : required;
  return Object.fromEntries(keys.map((key) => [key, valueFor(key, properties[key], facts)]));
}

function valueFor(key: string, schema: unknown, facts: SeedFacts): unknown {
  const one = isData(schema) ? schema : {};
  if ('const' in one) return one['const'];
  const choices = listOf(one['enum']);
  const known = knownValue(key, facts);
  if (choices.length > 0) return known !== undefined && choices.includes(known) ? known : choices[0];
  if ('default' in one) return one['default'];
  const [type] = [one['type']].flat();
  switch (type) {
    case 'object':
      return objectFor(one, facts, key);
    case 'array':
      return arrayFor(key, one, facts);
    case 'integer':
    case 'number':
      return typeof one['minimum'] === 'number' ? one['minimum'] : key === 'version' ? 1 : 0;
    case 'boolean':
      return false;
    case 'string':
      return key === 'version' ? '1.0.0' : (known ?? '');
    default:
      return key === 'version' ? 1 : (known ?? '');
  }
}

/** Requirements that fit; where nothing is known, the list is empty, and the linter says if that is too few. */
function arrayFor(key: string, { items, minItems }: Data, { traces, translations }: SeedFacts): string[] {
  if (/^translations?$/.test(key)) return [...translations];
  const wanted = /^(?:traces|requirements|reqs?)$/.test(key) && Number(minItems) > 0 ? traces : [];
  const pattern = isData(items) && typeof items['pattern'] === 'string' ? new RegExp(items['pattern'], 'u') : undefined;
  return wanted.filter((trace) => !pattern || pattern.test(trace));
}

function knownValue(key: string, { id, axes, owner, translations }: SeedFacts): string | undefined {
  switch (key) {
    case 'id':
    case 'name':
    case 'slug':
    case 'title':
      return id;
    case 'owner':
      return owner;
    case 'status':
      return 'draft';
    case 'translation':
    case 'translations':
      return translations[0];
    case 'lang':
    case 'language':
      return axes['locale'];
    default:
      return axes[key];
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
