import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { openCorpus, readFixPairs, readLabels, root, snapshots, whatIsMissing } from './detect/corpus.mjs';
import { group } from './detect/group.mjs';
import { lintAt } from './detect/lint-at.mjs';
import { match } from './detect/match.mjs';
import { mendings } from './detect/mended.mjs';
import { print } from './detect/print.mjs';

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
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('There is no build. Run: npm run build');
  const api = await import(`${new URL('../dist/index.js', import.meta.url)}`);
  const classes = readYaml('classes.yaml');
  const judged = readYaml('judged.yaml');
  const labels = readLabels().filter((label) => !options.class || label.class === options.class);
  if (labels.length === 0) throw new Error(`No label is of class ${options.class}.`);
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
    const mended = await mendings({ api, corpus, labels, pairs, fixPairs: readFixPairs(), judged });
    const precision = options.class ? [] : precisionOf(findingsAt, pairs, judged);
    const failures = [
      ...recallFailures(recall),
      ...precision
        .filter(({ least, share }) => share < least)
        .map((row) => `precision of ${row.severity}s at ${row.name}`),
      ...mended.filter(({ stays }) => stays.length > 0).map(({ fix, rule }) => `${rule} still speaks after ${fix}`),
    ];
    const unknown = unknownRules(classes, api.rules);
    const unjudged = options.class ? [] : unjudgedOf(findingsAt, pairs, judged);
    const result = { recall, precision, mended, unjudged, unknown, failures };
    if (options.json) console.log(JSON.stringify(result, asData, 2));
    else print(result, { findingsAt, judged, verbose: options.verbose });
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    corpus.close();
  }
}

/** Most classes have one or two groups: what is asked for is asked of all of them together. */
function recallFailures(recall) {
  const asked = recall.filter(({ least }) => least !== undefined);
  const wanted = asked.reduce((sum, { least, groups }) => sum + least * groups.length, 0);
  return asked.reduce((sum, { found }) => sum + found, 0) < wanted ? ['recall'] : [];
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

function readYaml(name) {
  return parse(readFileSync(join(root, 'fixtures', 'wild', name), 'utf8')) ?? {};
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
