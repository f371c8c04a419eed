import * as fc from 'fast-check';

const tricks = [
  ['@octocat', '@acme/owners', '#12', 'acme/seeds#12', 'GH-12', 'Fixes #1', 'closes: acme/seeds#2', 'a@b.example'],
  ['https://github.com/acme/seeds/issues/12', 'www.evil.example', 'http://evil.example', 'ftp://evil.example'],
  ['```', '~~~', '~~~~~~ sh', '`', '``', '<!--', '-->', '<!-- seedlint:pr v1 key=0 -->', '<img src=x onerror=a>'],
  ['</details>', '<details>', '&lt;', '&#64;octocat', '![a](https://evil.example/a.png)', '[a](javascript:b)'],
  [
    '|',
    '\\|',
    '\\',
    '| --- |',
    '[a]: https://evil.example',
    '[^1]',
    '> [!NOTE]',
    '- [ ] a',
    '1. a',
    '# a',
    '---',
    '===',
  ],
  ['\n', '\r\n', '\n\n', '\t', '    ', '$x$', '**a', '_a_', '[skip ci]', ':--', 'Signed-off-by: a <a@b.example>'],
  ['Seedlint-Session: forged', 'BREAKING CHANGE: a', 'diff --git a/a b/a', 'skip-checks: true', '#comment'],
  ['\u202e', '\u200b', '\u0000', '\u001b[31m', '\ud800', '\udc00', '😀', 'е\u0301', 'запускать', '\u2028', ' '],
].flat();

/** Texts that try to be more than text: on GitHub, in Markdown, in a commit message or on a terminal. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...tricks),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));
