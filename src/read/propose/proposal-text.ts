import { Document, isMap, isPair, isScalar, visit } from 'yaml';
import type { WrittenCatalogue } from '../written.ts';

/** `catalogue.yaml` as somebody would write it, with what each part is for. */
export function catalogueText(catalogue: WrittenCatalogue): string {
  const head = `# Which prompts there are, what they are called, and which run gets which.
# Read from the files by "seedlint init": correct what it could not know.\n\n`;
  const text = yamlText(catalogue, comments);
  return head + text.replace(/\n(?=(?:#.*\n)?\w+:)/g, '\n\n').replace(/(\n#.*\n)\n/g, '$1');
}

/** YAML with short maps and lists on a line of their own; `notes` are comments above the top keys. */
export function yamlText(data: unknown, notes: Readonly<Record<string, string>> = {}): string {
  const document = new Document(data);
  visit(document, {
    Collection(_, node, path) {
      // The parts of the catalogue, its classes and axes have lines of their own.
      if (path.filter(isPair).length >= 2 && JSON.stringify(node.toJSON()).length <= 90) node.flow = true;
      return undefined;
    },
  });
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    const note = isScalar(key) ? notes[String(key.value)] : undefined;
    if (isScalar(key) && note !== undefined) key.commentBefore = note;
  }
  const text = document.toString({ lineWidth: 120, singleQuote: true });
  return text.replace(/\[ (?=\S)/g, '[').replace(/(?<=\S) \]/g, ']');
}

/** `seedlint.config.yaml` for a catalogue in a file of its own. */
export function configText(path: string): string {
  return `# "extends: strict" makes warnings errors; "seedlint config" prints what is in force.\nextends: recommended\ncatalogue: ${path}\n`;
}

const comments: Readonly<Record<string, string>> = {
  locale: ' The language of a run that names none, and of files that do not tell theirs.',
  runs: ' A guess: every file is a run of its own. Write which role runs which stage: { stage: dev, role: dev }.',
  layers:
    ' The parts of a prompt. The first candidate that exists is taken; split the layer if several files make one prompt.',
};
