import { defineRule } from '../../src/core/rule.ts';
import { hiddenComments, hiddenMarkup } from './comments.ts';
import { invisibleCharacters } from './invisible.ts';

export default defineRule({
  id: 'hidden-text',
  scope: 'seed',
  category: 'security',
  severity: 'error',
  summary:
    'The agent reads what a reviewer cannot see: invisible characters, instructions in comments and other hidden markup.',
  messages: {
    'zero-width': 'Invisible character {point} in the text{count}. Remove it.',
    bidi: 'Character {point} changes the order in which text is shown{count}. Remove it.',
    tag: 'Tag characters hide text that only a machine reads: "{text}". Remove them.',
    'soft-hyphen': 'Soft hyphen {point} hides inside a word{count}, so the word is not found. Remove it.',
    variation: 'Variation selector {point} follows nothing it could vary{count}. Remove it.',
    control: 'Control character {point} in the text{count}. Remove it.',
    comment:
      'A comment holds an instruction: readers of the page do not see it, the agent does. Write it as text, or remove it.',
    markup: 'This markup hides its text from readers, not from the agent. Show the text, or remove it.',
    title: 'The title of a link holds an instruction that readers do not see. Write it as text, or remove it.',
    remove: 'Remove it',
  },
  *check(seed) {
    yield* invisibleCharacters(seed.file);
    yield* hiddenComments(seed);
    yield* hiddenMarkup(seed);
  },
});
