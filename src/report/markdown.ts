import { groupBy } from '../core/group.ts';
import type { SeedlintError } from '../core/errors.ts';
import type { Finding, Severity } from '../core/finding.ts';
import type { ReportInput } from './input.ts';
import { cells, code, html, inline } from './markdown-text.ts';
import { marks } from './paint.ts';
import { extras, listed, summaryOf, verdict, type Summary } from './summary.ts';

/** The report as GitHub Markdown for a job summary or a comment: the verdict, a table by rule, findings by file. At most 1 MiB. */
export function markdown(input: ReportInput): string {
  const { words, durationMs } = input;
  const summary = summaryOf(input);
  const head = [
    `### ${mark(summary)} seedlint: ${inline(verdict(summary, words))}`,
    inline(extras(summary, durationMs, words).join(' · ')),
    ...problemList(input),
    ...ruleTable(input),
  ].join('\n\n');
  return fit(`${head}\n`, fileSections(input), input);
}

function mark({ problems, errors, warnings, infos }: Summary): string {
  return problems + errors > 0 ? marks.error : warnings > 0 ? marks.warning : infos > 0 ? marks.info : '✔';
}

function problemList(input: ReportInput): string[] {
  const { report, words } = input;
  if (report.problems.length === 0) return [];
  const items = report.problems.map((problem) => {
    const { message, hint } = words.error(problem);
    return `- ${marks.error} ${problemPlace(problem)}${inline(message)}${hint === '' ? '' : `<br>${inline(hint)}`}`;
  });
  return [`**${inline(words.ui('problems.heading'))}**`, items.join('\n')];
}

function problemPlace({ at }: SeedlintError): string {
  if (at === undefined) return '';
  const place = [at.path, ...(at.line === undefined ? [] : [at.line, ...(at.column === undefined ? [] : [at.column])])];
  return `${code(place.join(':'))} `;
}

function ruleTable(input: ReportInput): string[] {
  const counts = new Map<string, Record<Severity, number>>();
  for (const { rule, severity } of input.report.findings) {
    const row = counts.get(rule) ?? { error: 0, warning: 0, info: 0 };
    row[severity] += 1;
    counts.set(rule, row);
  }
  if (counts.size === 0) return [];
  const { words } = input;
  const rows = [...counts].sort(
    ([, one], [, other]) => other.error - one.error || other.warning - one.warning || other.info - one.info,
  );
  const severities = ['error', 'warning', 'info'] as const;
  return [
    [
      cells([
        inline(words.ui('table.rule')),
        ...severities.map((severity) => inline(words.ui(`severity.${severity}`))),
      ]),
      '| --- | --: | --: | --: |',
      ...rows.map(([rule, row]) =>
        cells([code(rule).replaceAll('|', '\\|'), ...severities.map((severity) => String(row[severity] || ''))]),
      ),
    ].join('\n'),
  ];
}

interface Section {
  readonly path: string;
  readonly findings: number;
  readonly text: string;
}

function fileSections(input: ReportInput): Section[] {
  return [...groupBy(listed(input), ({ at }) => at.path)].map(([path, findings]) => {
    const count = input.words.ui('count.findings', { count: findings.length });
    const items = findings.map((finding) => item(finding, input)).join('\n');
    return {
      path,
      findings: findings.length,
      text: `<details><summary><code>${html(path)}</code> — ${html(count)}</summary>\n\n${items}\n\n</details>\n`,
    };
  });
}

function item(finding: Finding, { words, rules }: ReportInput): string {
  const { at, severity, related } = finding;
  const rule = rules.find(({ id }) => id === finding.rule);
  const message = inline(words.finding(rule, finding.message, finding.data));
  const lines = related.map(({ at, message, data = {} }) => {
    const text = inline(words.finding(rule, message, data));
    return `  - ${code(`${at.path}:${at.line}:${at.column}`)} ${text}`;
  });
  return [`- ${marks[severity]} **${at.line}:${at.column}** ${message} ${code(finding.rule)}`, ...lines].join('\n');
}

/** As many sections as fit into a job summary, and a note about the rest. */
function fit(head: string, sections: readonly Section[], { words }: ReportInput): string {
  const note = (findings: number): string => `\n${inline(words.ui('markdown.more', { count: findings }))}\n`;
  let text = cutBytes(head, limit);
  let bytes = Buffer.byteLength(text);
  let left = sections.reduce((sum, { findings }) => sum + findings, 0);
  for (const section of sections) {
    const more = Buffer.byteLength(section.text) + 1;
    // Reserve room for the note unless this is the last section.
    const reserve = left > section.findings ? Buffer.byteLength(note(left)) : 0;
    if (bytes + more + reserve > limit) return text + note(left);
    text += `\n${section.text}`;
    bytes += more;
    left -= section.findings;
  }
  return text;
}

// Only a flood of problems makes the head itself too long; whole lines are kept.
function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const cut = Buffer.from(text)
    .subarray(0, bytes - 1024)
    .toString('utf8');
  return `${cut.slice(0, cut.lastIndexOf('\n'))}\n- …\n`;
}

/** GitHub refuses a larger job summary. */
const limit = 1024 * 1024;
