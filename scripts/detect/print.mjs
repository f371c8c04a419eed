import { stringify } from 'yaml';
import { table } from '../table.mjs';
import { snapshots } from './corpus.mjs';

/** What was measured, for people: tables, then what was missed, what is false, and what is left to judge. */
export function print({ recall, precision, mended, unjudged, unknown, failures }, { findingsAt, judged, verbose }) {
  table(
    ['Class', 'groups', 'found', 'recall', 'asked for'],
    [...recall, ...sums(recall)].map(({ name, groups, found, share, least }) => [
      name,
      String(groups.length),
      String(found),
      percent(share),
      least === undefined ? '' : percent(least),
    ]),
  );
  if (verbose) printHits(recall);
  printMisses(recall, findingsAt);
  table(
    ['Mended by hand', 'at', 'still reported'],
    mended.map(({ rule, fix, ids, stays }) => [
      `${rule} (${ids.join(', ')})`,
      fix,
      stays.map(whereIs).join(', ') || 'nothing',
    ]),
  );
  if (precision.length > 0) {
    table(
      ['Precision', 'findings', 'true', 'false', 'unjudged', 'precision', 'asked for'],
      precision.map(({ name, severity, findings, right, wrong, open, share, least }) => [
        `${name}, ${severity}s`,
        ...[findings, right, wrong, open].map(String),
        percent(share),
        percent(least),
      ]),
    );
    printFalse(findingsAt, judged);
    printUnjudged(unjudged, verbose);
  }
  if (unknown.length > 0) console.log(`Rules the table names that do not exist: ${unknown.join(', ')}\n`);
  console.log(
    failures.length > 0 ? `Below what is asked for: ${failures.join('; ')}` : 'All that is asked for is there.',
  );
}

/** The classes that something is asked of, and all of them, as two more rows. */
function sums(recall) {
  const sum = (name, rows) => {
    const groups = rows.flatMap(({ groups }) => groups);
    const found = groups.filter(({ hits }) => hits.length > 0).length;
    return { name, groups, found, share: groups.length === 0 ? 1 : found / groups.length };
  };
  const asked = recall.filter(({ least }) => least !== undefined);
  return [sum('(asked for)', asked), sum('(all)', recall)];
}

function printHits(recall) {
  for (const { name, groups } of recall) {
    for (const { hits } of groups) {
      for (const { label, finding } of hits) {
        console.log(
          `  ${name}  ${label.id}  ${finding.rule} ${finding.message} ${whereIs(finding)} ${JSON.stringify(finding.data)}`,
        );
      }
    }
  }
  console.log('');
}

/** What was not found, each with what else seedlint says of that line: an info, or a rule the table does not name. */
function printMisses(recall, findingsAt) {
  const misses = recall.flatMap(({ groups }) => groups.filter(({ hits }) => hits.length === 0));
  if (misses.length > 0) console.log('Not found');
  for (const { rows } of misses) {
    const [label] = rows;
    const more = rows.length > 1 ? ` and ${rows.length - 1} more` : '';
    console.log(
      `  ${label.class}  ${label.id}${more} at ${label.commit}  ${label.file}${label.line ? `:${label.line}` : ''}`,
    );
    console.log(`    ${label.expected_finding}`);
    for (const row of rows) {
      const beside = findingsAt
        .get(row.commit)
        .filter(({ at }) => at.path === row.file && row.line && at.line - 1 <= row.line && row.line <= at.endLine + 1);
      for (const finding of beside)
        console.log(`    there is: ${finding.severity} ${finding.rule} ${whereIs(finding)}`);
    }
  }
  if (misses.length > 0) console.log('');
}

function printFalse(findingsAt, judged) {
  const wrong = Object.values(snapshots)
    .flatMap((commit) => findingsAt.get(commit))
    .filter(({ fingerprint }) => judged[fingerprint]?.verdict === false);
  if (wrong.length > 0) console.log('Judged false');
  for (const finding of wrong) console.log(`  ${finding.rule} ${whereIs(finding)}: ${judged[finding.fingerprint].why}`);
  if (wrong.length > 0) console.log('');
}

/** As YAML to be judged and pasted into judged.yaml; what only other commits have is counted, unless asked for. */
function printUnjudged(unjudged, verbose) {
  const snapshotCommits = Object.values(snapshots);
  const shown = unjudged.filter(({ commits }) => verbose || commits.some((one) => snapshotCommits.includes(one)));
  if (shown.length > 0) console.log('Not judged yet');
  for (const { finding, commits } of shown) {
    const entry = { verdict: '?', why: '', rule: finding.rule, path: finding.at.path };
    console.log(`# ${whereIs(finding)} at ${commits.join(', ')}: ${finding.message} ${JSON.stringify(finding.data)}`);
    console.log(stringify({ [finding.fingerprint]: entry }, { lineWidth: 0 }).trimEnd());
  }
  const left = unjudged.length - shown.length;
  if (left > 0) console.log(`${left} more at other commits (--verbose shows them)`);
  if (unjudged.length > 0) console.log('');
}

function whereIs({ at }) {
  return `${at.path.split('/').at(-1)}:${at.line}`;
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
