import { groupBy } from '../core/group.ts';
import type { Finding } from '../core/finding.ts';
import { fixLines } from './fix-lines.ts';
import { marks } from './paint.ts';
import type { Scene } from './scene.ts';
import { visible, visibleLines } from './visible.ts';
import { cutStart } from './width.ts';
import { wrap } from './wrap.ts';

/**
 * Takes out what several files say in the same way: findings about whole files, of one rule and one message.
 * Twenty headings with one line each would bury everything else.
 */
export function splitRepeated(
  findings: readonly Finding[],
  hasLines: (finding: Finding) => boolean,
): { single: Finding[]; repeated: Finding[][] } {
  const groups = groupBy(
    findings.filter((finding) => !hasLines(finding)),
    ({ rule, message, severity }) => `${rule} ${message} ${severity}`,
  );
  const repeated = [...groups.values()].filter((group) => new Set(group.map(({ at }) => at.path)).size >= many);
  const taken = new Set(repeated.flat());
  return { single: findings.filter((finding) => !taken.has(finding)), repeated };
}

/** One block per group: which rule, then each message once with the files it is about. */
export function repeatedBlocks(groups: readonly (readonly Finding[])[], scene: Scene): string[][] {
  return groups.map((group) => {
    const { input, paint, rules } = scene;
    const { words } = input;
    const [example] = group;
    if (!example) return [];
    const { severity, rule } = example;
    const label = `${marks[severity]} ${words.ui(`severity.${severity}`)}`;
    const count = words.ui('count.files', { count: new Set(group.map(({ at }) => at.path)).size });
    const messages = new Map<string, Set<string>>();
    for (const finding of group) {
      const message = words.finding(rules.get(rule), finding.message, finding.data);
      const paths = messages.get(message);
      if (paths) paths.add(finding.at.path);
      else messages.set(message, new Set([finding.at.path]));
    }
    const fixes = new Set(group.flatMap((finding) => fixLines(finding, rules.get(rule), input)));
    return [
      `${paint.severity[severity](label)}  ${paint.strong(visible(rule))} ${paint.faint(`· ${count}`)}`,
      ...[...messages].flatMap(([message, paths]) => [
        ...[...paths].map((path) => `  ${paint.path(cutStart(visible(path), input.width - 2))}`),
        ...wrap(visibleLines(message), input.width - 4).map((row) => `    ${row}`),
      ]),
      ...[...fixes].map((row) => `    ${paint.good(row)}`),
    ];
  });
}

const many = 3;
