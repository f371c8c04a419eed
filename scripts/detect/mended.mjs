import { group } from './group.mjs';
import { lintAt } from './lint-at.mjs';

/**
 * For each commit in which people mended a defect, and each rule that had found it: what the rule still says of the
 * mended files. It must be silent about the old finding and about every line that the mending wrote, if that is no other
 * defect: labelled at a later commit, or judged to be one.
 */
export async function mendings({ api, corpus, labels, pairs, fixPairs, judged }) {
  const results = [];
  for (const { fix, before, after } of fixPairs) {
    const commits = new Set(labels.filter((label) => label.fix === fix).map(({ commit }) => commit));
    for (const commit of commits) {
      const hits = pairs.filter(({ label }) => label.fix === fix && label.commit === commit);
      if (hits.length === 0) continue;
      const source = api.overlaySource(corpus.at(commit), after);
      const findings = await lintAt(api, source, corpus.folder);
      for (const [rule, ofRule] of group(hits, ({ finding }) => finding.rule)) {
        const old = new Set(ofRule.map(({ finding }) => finding.fingerprint));
        const stays = findings.filter(
          (finding) =>
            finding.rule === rule &&
            finding.severity !== 'info' &&
            (old.has(finding.fingerprint) ||
              (isOnNewLine(finding, before, after) &&
                !isLabelled(finding, after, labels) &&
                judged[finding.fingerprint]?.verdict !== true)),
        );
        results.push({ fix, rule, ids: [...new Set(ofRule.map(({ label }) => label.id))], stays });
      }
    }
  }
  return results;
}

/** The mending may have left, or made, a defect that is labelled at a later commit. */
function isLabelled({ at }, after, labels) {
  const line = after.get(at.path)?.split(/\r?\n/)[at.line - 1];
  return labels.some(({ file, evidence }) => file === at.path && line?.trim() === evidence.trim());
}

function isOnNewLine({ at }, before, after) {
  const line = after.get(at.path)?.split(/\r?\n/)[at.line - 1];
  return line !== undefined && !(before.get(at.path) ?? '').split(/\r?\n/).includes(line);
}
