/*
 * Which finding has found which label. Only errors and warnings count: an info is a hint, not a discovery.
 */

/**
 * Pairs of a label and a finding that found it, among the labels and findings of one commit. A finding that could
 * mean several labels counts for the nearest: the line beside a defect may have a defect of its own.
 */
export function match(labels, findings, classes) {
  return findings
    .filter((finding) => finding.severity !== 'info')
    .flatMap((finding) => {
      const near = labels
        .map((label) => ({ label, finding, distance: distance(label, finding, classes) }))
        .filter((pair) => pair.distance !== undefined);
      const least = Math.min(...near.map((pair) => pair.distance));
      return near.filter((pair) => pair.distance === least);
    });
}

/** 0 for a finding on the evidence, 1 for the line beside it, undefined for one that means something else. */
function distance(label, finding, classes) {
  const places = [finding.at, ...finding.related.map(({ at }) => at)];
  const inFile = places.filter(({ path }) => path === label.file || path === label.counterpart_file);
  const { rules = [], anywhere = [], says } = expectation(label, classes);
  if (inFile.length === 0 || !(rules.includes(finding.rule) || anywhere.includes(finding.rule))) return undefined;
  if (says && !new RegExp(says, 'i').test(JSON.stringify([finding.message, finding.data]))) return undefined;
  if (anywhere.includes(finding.rule) || label.mode === 'absent' || label.line === null) return 0;
  const last = label.line + label.evidence.trimEnd().split('\n').length - 1;
  const gaps = inFile
    .filter(({ path }) => path === label.file)
    .map((place) => Math.max(0, label.line - place.endLine, place.line - last));
  const least = Math.min(...gaps);
  return least <= 1 ? least : undefined;
}

/** What the table expects of a label: that of its class, narrowed by the row that names it. */
export function expectation(label, classes) {
  const { rows = [], ...expected } = classes[label.class] ?? {};
  return { ...expected, ...rows.find(({ ids }) => ids.includes(label.id)) };
}
