import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import Ajv from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/*
 * What the build (rolldown) and the tests (vite) must both understand. Law and words are YAML on disk;
 * parsing them and compiling schemas at build time keeps both out of every start.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * `*.yaml` as data; `seedlint:packs` and `seedlint:messages` as the locale folders in one object each. In a build the packs
 * are a file beside the code: a megabyte of words that no engine needs to read as code first.
 */
export function yamlModules({ built = false } = {}) {
  return {
    name: 'seedlint-yaml',
    resolveId: (id) => (id === 'seedlint:packs' || id === 'seedlint:messages' ? `\0${id}` : undefined),
    load(id) {
      if (id === '\0seedlint:packs') {
        const packs = readPacks((file) => file !== 'messages.yaml');
        return built ? asFile(this, 'packs.json', packs) : asModule(packs);
      }
      if (id === '\0seedlint:messages') return asModule(readPacks((file) => file === 'messages.yaml'));
      if (!id.endsWith('.yaml')) return undefined;
      return asModule(parse(readFileSync(id, 'utf8'), { maxAliasCount: 0 }));
    },
  };
}

/** `*.schema.json?validate` as a compiled ajv validator that needs no ajv at run time. */
export function schemaModules() {
  return {
    name: 'seedlint-schema',
    async load(id) {
      if (!id.endsWith('.schema.json?validate')) return undefined;
      const file = id.slice(0, -'?validate'.length);
      const ajv = new Ajv.default({
        allErrors: true,
        strict: true,
        // Strict types ask for a type in every branch of an if; the branches here narrow the one above them.
        strictTypes: false,
        // An error that knows its schema can say what would have been right.
        verbose: true,
        inlineRefs: false,
        code: { source: true, esm: true },
      });
      addFormats.default(ajv);
      // Schemas of one folder may refer to one another.
      for (const name of readdirSync(dirname(file)).filter((name) => name.endsWith('.schema.json'))) {
        ajv.addSchema(withoutProse(JSON.parse(readFileSync(join(dirname(file), name), 'utf8'))));
      }
      const code = standalone.default(ajv, ajv.getSchema(basename(file)));
      // ajv writes require() even into ESM (ajv#2209); as imports, any bundler takes them along.
      let count = 0;
      const imports = [];
      const body = code.replace(/require\("(ajv[^"]+)"\)/g, (_, path) => {
        const name = `runtime${count++}`;
        imports.push(`import * as ${name} from ${JSON.stringify(path.endsWith('.js') ? path : `${path}.js`)};`);
        return `(${name}.default?.default ? ${name}.default : ${name})`;
      });
      return `${imports.join('\n')}\n${body}`;
    },
  };
}

/** `seedlint:page` as the script and the style of the HTML reports, each one string that goes into the page. */
export function pageModule() {
  const folder = join(root, 'src', 'report', 'html', 'page');
  return {
    name: 'seedlint-page',
    resolveId: (id) => (id === 'seedlint:page' ? `\0${id}` : undefined),
    async load(id) {
      if (id !== '\0seedlint:page') return undefined;
      const bundle = await rolldown({ input: join(folder, 'main.ts'), platform: 'browser', tsconfig: false });
      const { output } = await bundle.generate({ format: 'iife', minify: true });
      await bundle.close();
      const style = readFileSync(join(folder, 'style.css'), 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\s*\n\s*/g, '\n');
      const code = `export const script = ${JSON.stringify(output[0].code)};\nexport const style = ${JSON.stringify(style)};`;
      return { code, moduleType: 'js' };
    },
  };
}

/**
 * Leaves js-yaml out, and esprima with it: gray-matter loads them for its own YAML engine, which src/read/front-matter.ts
 * replaces. Should anybody ask that engine after all, it refuses.
 */
export function unusedYamlEngine() {
  return {
    name: 'seedlint-unused-yaml-engine',
    resolveId: (id) => (id === 'js-yaml' ? '\0seedlint:unused-yaml-engine' : undefined),
    load: (id) =>
      id === '\0seedlint:unused-yaml-engine'
        ? {
            code: `const refuse = () => { throw new Error('front matter is read by another YAML engine'); };
              export { refuse as safeLoad, refuse as safeDump };`,
            moduleType: 'js',
          }
        : undefined,
  };
}

/** Titles, descriptions and examples are for editors; a validator would carry them along in every error. */
function withoutProse(schema, names = false) {
  if (Array.isArray(schema)) return schema.map((item) => withoutProse(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  const prose = names ? [] : ['title', 'description', 'examples'];
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !prose.includes(key))
      // Below these the keys are names of the schema's author.
      .map(([key, value]) => [key, withoutProse(value, !names && (key === 'properties' || key === '$defs'))]),
  );
}

function readPacks(wanted) {
  const packs = {};
  for (const tag of readdirSync(join(root, 'locales')).toSorted()) {
    const folder = join(root, 'locales', tag);
    if (!existsSync(join(folder, 'sections.yaml'))) continue;
    packs[tag] = {};
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && wanted(name))
      .toSorted()) {
      packs[tag][file.slice(0, -'.yaml'.length)] = parse(readFileSync(join(folder, file), 'utf8'), {
        maxAliasCount: 0,
      });
    }
    if (wanted('policies')) packs[tag].policies = readTexts(join(folder, 'policies'));
  }
  return packs;
}

/** `policies/<id>.md` → id → text. */
function readTexts(folder) {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(
    names.toSorted().map((name) => [name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A string of JSON, because an engine reads that several times as fast as the same object written as code. */
function asModule(data) {
  const json = JSON.stringify(JSON.stringify(data ?? null));
  return { code: `export default /* @__PURE__ */ JSON.parse(${json});`, moduleType: 'js' };
}

/** A file of JSON that the module reads when it is loaded. */
function asFile(plugin, name, data) {
  const file = plugin.emitFile({ type: 'asset', fileName: name, source: JSON.stringify(data) });
  const code = `import { readFileSync } from 'node:fs';
    export default JSON.parse(readFileSync(new URL(import.meta.ROLLUP_FILE_URL_${file}), 'utf8'));`;
  return { code, moduleType: 'js' };
}
