import type { Fix } from '../../src/core/fix.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { TemplateError } from '../../src/core/template.ts';
import { placeAt, type TextFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'template-syntax',
  scope: 'seed',
  category: 'template',
  severity: 'error',
  summary: 'A template that Go refuses to parse, or that fails whenever it runs.',
  messages: {
    'unclosed-action': 'The action that starts here is not closed: its "}}" is missing.',
    'empty-action': 'The action is empty. Put a field or a command into it, or remove it.',
    'trim-space': 'The trim marker "{marker}" needs a space between its minus and the words.',
    'add-space': 'put a space beside the trim marker',
    'unclosed-comment': 'The comment is not closed: its "*/" is missing.',
    'comment-end': 'A comment ends with "*/" directly before "}}" or " -}}"; something else follows here.',
    'comment-place': 'A comment starts directly after "{{" or "{{- ". Remove what stands before "/*".',
    'unterminated-string': 'The string has no closing quote on its line.',
    'unterminated-raw-string': 'The raw string has no closing backtick.',
    'unterminated-character': 'The character constant has no closing quote. Strings take double quotes.',
    'bad-character-constant': '{raw} is not one character. Strings take double quotes.',
    'curly-quote': 'Go does not know the quote {character}. Write straight double quotes.',
    'bad-escape':
      'The string {raw} has an escape that Go does not know. Double the backslash, or use backticks as quotes.',
    'bad-number': '{raw} is not a number of Go.',
    'unexpected-character': 'Unexpected character "{character}" ({code}). Expected a space, "|" or "}}".',
    operator: 'Go templates have no operator "{found}". Use functions: eq .A .B, ne, lt, gt, and, or, not.',
    unexpected: 'Unexpected "{found}". Expected a field, a function, a value or "}}".',
    'unexpected-after': 'Unexpected "{found}" after "{keyword}". Expected "}}".',
    'missing-space': 'A space is missing before "{found}".',
    'unexpected-field': '{term} has no fields. Only fields, variables and parentheses do.',
    'unclosed-parenthesis': 'The parenthesis is not closed.',
    'unexpected-parenthesis': 'No parenthesis is open here.',
    'empty-parentheses': 'The parentheses are empty.',
    'missing-value': 'Expected a value after "{keyword}", found none.',
    'missing-name': '"{keyword}" needs a name in double quotes.',
    'not-a-function': '{found} is a value, not a function; it takes no arguments.',
    'not-a-function-in-pipe': 'Nothing can be piped into {found}: it is a value, not a function.',
    'nil-command': 'nil can be an argument, but not stand alone.',
    'too-many-variables': 'Too many variables. range declares two at most, everything else one.',
    'range-variables': 'Expected a second variable after the comma: range $index, $item := .Items.',
    'undefined-variable':
      'The variable {variable} is not declared here. It lives until the branch that declares it ends.',
    'outside-range': '"{keyword}" stands outside range.',
    'unclosed-block': 'This "{keyword}" has no "end".',
    'unexpected-end': 'No block is open here: an "end" too many, or an opening before it is broken.',
    'unexpected-else': '"{keyword}" belongs to if, with or range; none of them is open here.',
    'second-else': '"{keyword}" comes after "else", which is the last branch.',
    'else-form': '"{keyword}" does not continue a "{block}". Use "else" with a block of its own.',
    'nested-define': 'The template "{name}" is defined inside another block. Definitions stand at the top level.',
    'duplicate-define': 'The template "{name}" is defined a second time. Go accepts one definition of a name.',
    'too-deep': 'Nesting is deeper than {limit}; the rest was not checked.',
    'still-open': 'This "{block}" is still open',
    'first-else': 'The first "else"',
    'first-definition': 'The first definition',
  },
  *check({ file, template }) {
    for (const error of template?.errors ?? []) {
      const { message, data, start, end, related } = error;
      yield {
        message,
        data,
        at: placeAt(file, start, end),
        related: related
          ? [{ message: related.message, data: related.data, at: placeAt(file, related.start, related.end) }]
          : [],
        fixes: fixesOf(error, file),
      };
    }
  },
});

function fixesOf({ message, data, start, end }: TemplateError, { path }: TextFile): Fix[] {
  if (message !== 'trim-space') return [];
  const at = data['marker'] === '{{-' ? end : start;
  return [{ title: 'add-space', safety: 'safe', edits: [{ path, start: at, end: at, text: ' ' }] }];
}
