import { labelsOf } from '../../core/locale-pack.ts';
import { around, cut, ownLines } from './lines.ts';
import { onLine, type Operator } from './mutation.ts';

/** Nobody reads a comment. */
export const hideInComment: Operator = {
  name: 'hide-in-comment',
  *mutate(target) {
    yield* around(target, ({ text }) => `<!--\n${text}\n-->`);
  },
};

/** A branch that is never taken. */
export const hideInTemplate: Operator = {
  name: 'hide-in-template',
  *mutate(target) {
    if (target.seed.template) yield* around(target, ({ text }) => `{{ if false }}\n${text}\n{{ end }}`);
  },
};

/** What stands in a fence is an example of a text. */
export const moveToFence: Operator = {
  name: 'move-to-fence',
  *mutate(target) {
    if (target.unit.depth === 0) yield* around(target, ({ text }) => `\n\`\`\`text\n${text}\n\`\`\`\n`);
  },
};

/** What stands under «Примеры» orders nothing. */
export const moveToExample: Operator = {
  name: 'move-to-example',
  *mutate(target) {
    const { seed, pack, text, view } = target;
    const [label] = labelsOf(pack, 'examples');
    if (label === undefined || !ownLines(target) || seed.branched || view.sections.some(isExamples)) return;
    const heading = label.slice(0, 1).toUpperCase() + label.slice(1);
    const { path, text: whole } = seed.file;
    const written = `${whole.endsWith('\n') ? '' : '\n'}\n## ${heading}\n\n- ${text}\n`;
    yield {
      edits: [cut(target), { path, start: whole.length, end: whole.length, text: written }],
      after: onLine(written),
    };
  },
};

function isExamples({ role }: { readonly role?: string }): boolean {
  return role === 'examples';
}
