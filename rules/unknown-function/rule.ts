import { defineRule } from '../../src/core/rule.ts';
import { suggest } from '../../src/core/suggest.ts';
import type { Pipeline } from '../../src/core/template.ts';
import { placeAt } from '../../src/core/text.ts';

export default defineRule({
  id: 'unknown-function',
  scope: 'seed',
  category: 'template',
  severity: 'error',
  summary: 'A template calls a function that neither Go nor its contract knows.',
  messages: {
    unknown: 'There is no function {name}. Mend the name, or declare it in the template contract of class {class}.',
    near: 'There is no function {name}. Did you mean {near}?',
    field: 'There is no function {name}. Fields are written with a dot: {near}.',
    keyword: 'Go templates have no "{name}". Write {near}.',
    replace: 'write {near}',
  },
  *check(seed, { catalogue }) {
    const { file, template } = seed;
    const contract = catalogue.definition.classes[seed.class]?.template;
    if (!contract?.functions || !template) return;
    const known = new Set([...builtIn, ...contract.functions]);
    const fields = new Set((contract.variables ?? []).map((path) => path.split(/[.[]/)[0] ?? ''));
    for (const { pipeline } of template.actions) {
      for (const { name, start } of pipeline ? unknownCalls(pipeline, known) : []) {
        const end = start + name.length;
        const { message, near } = describe(name, known, fields);
        const edits = [{ path: file.path, start, end, text: near ?? name }];
        yield {
          message,
          data: { name, class: seed.class, near: near ?? '' },
          at: placeAt(file, start, end),
          fixes: message === 'near' || message === 'field' ? [{ title: 'replace', safety: 'unsafe', edits }] : [],
        };
      }
    }
  },
});

// https://pkg.go.dev/text/template#hdr-Functions
const builtIn =
  'and or not len index slice print printf println html js urlquery call eq ne lt le gt ge break continue'.split(' ');

// What other languages call it.
const keywords = new Map([
  ...['elseif', 'elsif', 'elif'].map((word) => [word, '"else if"'] as const),
  ...['endif', 'endfor', 'endwith', 'fi'].map((word) => [word, '"end"'] as const),
  ...['for', 'foreach', 'each'].map((word) => [word, '"range"'] as const),
  // Lower case would have been the keyword itself.
  ...['if', 'else', 'end', 'range', 'with'].map((word) => [word, `"${word}"`] as const),
  ['unless', '"if not"'],
  ['include', '"template"'],
]);

/** The functions of a pipeline that nobody knows. Of a command that begins with one, only that: the rest is most often prose. */
function* unknownCalls(
  pipeline: Pipeline,
  known: ReadonlySet<string>,
): Generator<{ readonly name: string; readonly start: number }> {
  for (const { operands } of pipeline.commands) {
    const lost = operands.filter((operand) => operand.type === 'function' && !known.has(operand.name));
    const first = operands[0] === lost[0] ? lost.slice(0, 1) : lost;
    for (const operand of first) if (operand.type === 'function') yield operand;
    for (const operand of operands) {
      if (operand.type === 'pipeline') yield* unknownCalls(operand.pipeline, known);
    }
  }
}

function describe(
  name: string,
  known: ReadonlySet<string>,
  fields: ReadonlySet<string>,
): { message: string; near?: string } {
  const keyword = keywords.get(name.toLowerCase());
  if (keyword !== undefined) return { message: 'keyword', near: keyword };
  if (fields.has(name)) return { message: 'field', near: `.${name}` };
  const call = suggest(name, known);
  if (call !== undefined) return { message: 'near', near: call };
  const field = suggest(name, fields);
  return field === undefined ? { message: 'unknown' } : { message: 'field', near: `.${field}` };
}
