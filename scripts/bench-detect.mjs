import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { openCorpus, readFixPairs, readLabels, root, snapshots, whatIsMissing } from './detect/corpus.mjs';
import { group } from './detect/group.mjs';
import { lintAt } from './detect/lint-at.mjs';
import { expectation, match } from './detect/match.mjs';
import { mendings } from './detect/mended.mjs';
import { table } from './table.mjs';

/*
 * How much of what people found in a real catalogue seedlint finds, and how much of what seedlint finds is true.
 * Exit code 1 when either falls below what fixtures/wild/classes.yaml and `leastPrecision` ask for.
 */

const leastPrecision = { error: 0.97, warning: 0.9 };
const { values: options } = parseArgs({
  options: { class: { type: 'string' }, verbose: { type: 'boolean' }, json: { type: 'boolean' } },
});

const missing = whatIsMissing();
if (missing) console.log(`Skipped. ${missing}`);
else await main();

async function main() {
  const api = await import(`${new URL('../dist/index.js', import.meta.url)}`);
  const classes = readYaml('classes.yaml');
  const judged = readYaml('judged.yaml');
  const labels = readLabels().filter((label) => !options.class || label.class === options.class);
  const corpus = openCorpus(api);
  try {
    const findingsAt = new Map();
    for (const commit of new Set([...Object.values(snapshots), ...labels.map(({ commit }) => commit)])) {
      findingsAt.set(commit, await lintAt(api, corpus.at(commit), corpus.folder));
    }
    const pairs = [...findingsAt].flatMap(([commit, findings]) =>
      match(
        labels.filter((label) => label.commit === commit),
        findings,
        classes,
      ),
    );
    const recall = recallByClass(labels, pairs, classes);
    const mended = await mendings({ api, corpus, labels, pairs, fixPairs: readFixPairs() });
    const precision = options.class ? [] : precisionOf(findingsAt, pairs, judged);
    const failures = [
      ...recall
        .filter(({ least, share }) => least !== undefined && share < least)
        .map(({ name }) => `recall of ${name}`),
      ...precision
        .filter(({ least, share }) => share < least)
        .map((row) => `precision of ${row.severity}s at ${row.name}`),
      ...mended.filter(({ stays }) => stays.length > 0).map(({ fix, rule }) => `${rule} still speaks after ${fix}`),
    ];
    const unknown = unknownRules(classes, api.rules);
    const result = { recall, precision, mended, unjudged: unjudgedOf(findingsAt, pairs, judged), unknown, failures };
    if (options.json) console.log(JSON.stringify(result, asData, 2));
    else print(result, findingsAt, judged);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    corpus.close();
  }
}

function recallByClass(labels, pairs, classes) {
  return group(labels, (label) => label.class)
    .map(([name, rows]) => {
      const groups = group(rows, (row) => row.group).map(([, rows]) => ({
        rows,
        hits: pairs.filter(({ label }) => rows.includes(label)),
      }));
      const found = groups.filter(({ hits }) => hits.length > 0).length;
      return { name, groups, found, share: found / groups.length, least: classes[name]?.recall };
    })
    .toSorted(
      (a, b) => Number(a.least === undefined) - Number(b.least === undefined) || b.groups.length - a.groups.length,
    );
}

/** Of the findings at each snapshot: how many stand on a label or were judged true, how many false, how many by nobody. */
function precisionOf(findingsAt, pairs, judged) {
  const labelled = new Set(pairs.map(({ finding }) => finding));
  return Object.entries(snapshots).flatMap(([name, commit]) =>
    Object.entries(leastPrecision).map(([severity, least]) => {
      const findings = findingsAt.get(commit).filter((finding) => finding.severity === severity);
      const verdicts = findings.map((finding) => labelled.has(finding) || judged[finding.fingerprint]?.verdict);
      const right = verdicts.filter((verdict) => verdict === true).length;
      const wrong = verdicts.filter((verdict) => verdict === false).length;
      const share = right + wrong === 0 ? 1 : right / (right + wrong);
      return {
        name,
        severity,
        findings: findings.length,
        right,
        wrong,
        open: findings.length - right - wrong,
        share,
        least,
      };
    }),
  );
}

/** Findings that no label and no judgement speaks of, each once, with the commits that have them. */
function unjudgedOf(findingsAt, pairs, judged) {
  const labelled = new Set(pairs.map(({ finding }) => finding));
  const open = new Map();
  for (const [commit, findings] of findingsAt) {
    for (const finding of findings) {
      if (finding.severity === 'info' || labelled.has(finding) || judged[finding.fingerprint]) continue;
      const known = open.get(finding.fingerprint) ?? { finding, commits: [] };
      open.set(finding.fingerprint, { ...known, commits: [...known.commits, commit] });
    }
  }
  return [...open.values()];
}

function unknownRules(classes, rules) {
  const named = Object.values(classes).flatMap(({ rules = [], anywhere = [] }) => [...rules, ...anywhere]);
  return [...new Set(named)].filter((id) => !rules.some((rule) => rule.id === id)).toSorted();
}

function print({ recall, precision, mended, unjudged, unknown, failures }, findingsAt, judged) {
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
  if (options.verbose) printHits(recall);
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
    printUnjudged(unjudged);
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
function printUnjudged(unjudged) {
  const snapshotCommits = Object.values(snapshots);
  const shown = unjudged.filter(
    ({ commits }) => options.verbose || commits.some((one) => snapshotCommits.includes(one)),
  );
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

function readYaml(name) {
  return parse(readFileSync(join(root, 'fixtures', 'wild', name), 'utf8')) ?? {};
}

function whereIs({ at }) {
  return `${at.path.split('/').at(-1)}:${at.line}`;
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

/** Findings as JSON carry what a reader needs, not the fixes. */
function asData(key, value) {
  if (key === 'rows')
    return value.map(({ id, commit, file, line, expected_finding: expected }) => ({
      id,
      commit,
      file,
      line,
      expected,
    }));
  if (key === 'label') return value.id;
  if (value?.fingerprint && value.at) {
    const { rule, severity, message, data, at, fingerprint } = value;
    return { rule, severity, message, data, path: at.path, line: at.line, fingerprint };
  }
  return value;
}
