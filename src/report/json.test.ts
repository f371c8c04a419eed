import { expect, test } from 'vitest';
import { mixed, orphan, sampleInput, unreadable } from '../testing/sample-report.ts';
import { json } from './json.ts';

test('the shape is the promised one, down to the order of keys', () => {
  const text = json(
    sampleInput({ findings: [mixed], suppressed: [orphan], problems: [unreadable] }, { durationMs: 411.6 }),
  );
  expect(text).toBe(`\
{
  "version": "1.2.3",
  "summary": {
    "seeds": 55,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "suppressed": 1,
    "durationMs": 412
  },
  "findings": [
    {
      "rule": "mixed-script",
      "severity": "error",
      "message": "Word \\"запускax\\" mixes scripts: a, x are Latin. Type it anew.",
      "path": "prompts/dev-work_ru.md",
      "line": 5,
      "column": 7,
      "endLine": 5,
      "endColumn": 15,
      "related": [
        {
          "path": "prompts/dev-work_en.md",
          "line": 5,
          "column": 4,
          "message": "The same step in English"
        }
      ],
      "fixes": [
        {
          "title": "Replace by \\"запускай\\"",
          "safety": "unsafe"
        }
      ],
      "fingerprint": "0123456789abcdef",
      "help": "seedlint explain mixed-script"
    }
  ],
  "problems": [
    {
      "code": "file-encoding",
      "message": "The file is not valid UTF-8 (byte 12).",
      "hint": "Save it as UTF-8.",
      "path": "prompts/qa-work.md",
      "line": 3,
      "column": null
    }
  ]
}
`);
});

test('quiet leaves the counts as they are', () => {
  const data: unknown = JSON.parse(json(sampleInput({}, { quiet: true })));
  expect(data).toMatchObject({
    summary: { errors: 1, warnings: 1, infos: 1 },
    findings: [{ rule: 'mixed-script' }],
  });
});
