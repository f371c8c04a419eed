import type { FrontMatter } from '../../src/core/seed.ts';
import { defineRule } from '../../src/core/rule.ts';
import { lineText, placeAt, type TextFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'stray-frontmatter',
  scope: 'seed',
  category: 'front matter',
  severity: 'error',
  summary: 'A file that may hold nothing but the prompt begins with a block of data.',
  messages: {
    stray: 'These files hold only the prompt, so the agent would read this block of data as part of it. Remove it.',
    remove: 'Remove the block',
  },
  *check(seed, { catalogue }) {
    const { file, frontMatter } = seed;
    if (!frontMatter || catalogue.definition.classes[seed.class]?.frontMatter.mode !== 'forbidden') return;
    const { start } = frontMatter;
    yield {
      message: 'stray',
      at: placeAt(file, start, start + lineText(file, placeAt(file, start).line).length),
      fixes: [
        {
          title: 'remove',
          safety: 'unsafe',
          edits: [{ path: file.path, start, end: afterBlock(file, frontMatter), text: '' }],
        },
      ],
      anchor: 'front matter',
    };
  },
});

/** The prompt begins with its first line, not with the blank ones above it. */
function afterBlock({ text }: TextFile, { end }: FrontMatter): number {
  return end + (/^[ \t]*(?:\r\n|\r|\n|$)(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(end))?.[0].length ?? 0);
}
