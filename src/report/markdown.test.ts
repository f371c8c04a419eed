import { expect, test } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { branch, mixed, orphan, sampleInput, unreadable } from '../testing/sample-report.ts';
import { markdown } from './markdown.ts';
import { wordsFor } from './words.ts';

test('a verdict, a table by rule, and the findings of each file', () => {
  const text = markdown(
    sampleInput({ findings: [branch, mixed, mixed], problems: [unreadable], suppressed: [orphan] }),
  );
  expect(text).toBe(`\
### ✖ seedlint: 1 problem, 2 errors, 1 warning in 2 of 55 seeds

2 fixable with --fix-unsafe · 1 suppressed · 412 ms

**Could not be judged**

- ✖ \`prompts/qa-work.md:3\` The file is not valid UTF-8 (byte 12).<br>Save it as UTF-8.

| rule | error | warning | info |
| --- | --: | --: | --: |
| \`mixed-script\` | 2 |  |  |
| \`hardcoded-path\` |  | 1 |  |

<details><summary><code>prompts/dev-work_en.md</code> — 1 finding</summary>

- ▲ **6:22** Branch "main" is written out. Use {{ .BaseBranch }}. \`hardcoded-path\`
  - \`catalogue.yaml:4:1\` It is declared here

</details>

<details><summary><code>prompts/dev-work_ru.md</code> — 2 findings</summary>

- ✖ **5:7** Word "запускax" mixes scripts: a, x are Latin. Type it anew. \`mixed-script\`
  - \`prompts/dev-work_en.md:5:4\` The same step in English
- ✖ **5:7** Word "запускax" mixes scripts: a, x are Latin. Type it anew. \`mixed-script\`
  - \`prompts/dev-work_en.md:5:4\` The same step in English

</details>
`);
});

test('a clean run is a short summary', async () => {
  const words = await wordsFor('ru');
  expect(markdown(sampleInput({ findings: [], seeds: 2 }, { words }))).toBe(
    '### ✔ seedlint: Замечаний нет, проверено 2 промпта\n\n412 мс\n',
  );
});

test.each([
  ['markup', 'a *b* _c_ `d` ~e~ [f](g) # h', 'a \\*b\\* \\_c\\_ \\`d\\` \\~e\\~ \\[f\\](g) \\# h'],
  ['HTML', '</details><img src=x>&amp;', '&lt;/details\\>&lt;img src=x\\>&amp;amp;'],
  ['table cells', 'a | b', 'a \\| b'],
  ['mentions', 'ask @team/prompts', 'ask @&#8203;team/prompts'],
  ['issue links', 'see #12 and GH-3', 'see \\#&#8203;12 and GH-&#8203;3'],
  ['addresses', 'https://evil.example www.evil.example', 'https:&#8203;//evil.example www&#8203;.evil.example'],
  ['formulas', 'use $x and $y', 'use <span>$</span>x and <span>$</span>y'],
  ['line ends', 'one\ntwo', 'one<br>two'],
  ['control characters', 'a\u001b[1mb', 'a␛\\[1mb'],
])('%s in a message are text', (_, message, shown) => {
  expect(markdown(sampleInput({ findings: [{ ...orphan, message }] }))).toContain(
    `- ● **1:1** ${shown} \`unreachable-seed\``,
  );
});

test('a path with backticks, pipes and tags stays one path', () => {
  const at = { ...orphan.at, path: 'a`|<b>@me.md' };
  const finding: Finding = { ...orphan, at, related: [{ at, message: 'orphan' }] };
  const text = markdown(sampleInput({ findings: [finding] }));
  expect(text).toContain('<summary><code>a`|&lt;b&gt;@&#8203;me.md</code> — 1 finding</summary>');
  expect(text).toContain('  - `` a`|<b>@me.md:1:1 `` No declared run');
});

test('a summary too large for GitHub is cut between files, with a note of what is left out', () => {
  const findings = Array.from({ length: 9000 }, (_, index): Finding => ({
    ...mixed,
    at: { ...mixed.at, path: `prompts/промпт-${index}_ru.md` },
  }));
  const text = markdown(sampleInput({ findings }));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
  expect(Buffer.byteLength(text)).toBeGreaterThan(1024 * 1023);
  const shown = text.match(/<details>/g)?.length ?? 0;
  expect(text).toMatch(/<\/details>\n\n\d+ more findings do not fit into a job summary\.\n$/);
  expect(text).toContain(`\n${9000 - shown} more findings`);
});

test('a flood of problems is cut, too', () => {
  const problems = Array.from({ length: 20_000 }, () => unreadable);
  const text = markdown(sampleInput({ findings: [mixed], problems }));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
  expect(text).toContain('20000 problems');
  expect(text).toContain('\n- …\n');
});
