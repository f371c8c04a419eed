import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The Markdown tree of a text; offsets are offsets into that text. Nothing else in seedlint knows which parser does it. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).freeze();
