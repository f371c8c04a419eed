import type { Report } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';
import type { TextFile } from '../core/text.ts';

type Files = (path: string) => TextFile | undefined;

/** What must not be shown to anybody: the text under every finding of a sensitive rule, hidden ones included. */
export function secretsIn(
  { findings, suppressed, baseline }: Report,
  rules: readonly Rule[],
  files: Files,
): readonly string[] {
  const sensitive = new Set(rules.filter((rule) => rule.sensitive).map(({ id }) => id));
  const secrets = new Set<string>();
  for (const { rule, at } of [...findings, ...suppressed, ...(baseline?.hidden ?? [])]) {
    if (!sensitive.has(rule)) continue;
    // Line by line: a key of several lines is shown in pieces.
    for (const line of (files(at.path)?.text.slice(at.start, at.end) ?? '').split(/\r\n|\r|\n/)) {
      if (line.trim() !== '') secrets.add(line);
    }
  }
  return [...secrets].toSorted((a, b) => b.length - a.length);
}

/** The text with every secret blacked out; same length, so that places stay true. */
export function blackOut(text: string, secrets: readonly string[]): string {
  let shown = text;
  for (const secret of secrets) shown = shown.replaceAll(secret, '•'.repeat(secret.length));
  return shown;
}

/** Files as a report may show them. */
export function shownFiles(files: Files, secrets: readonly string[]): Files {
  if (secrets.length === 0) return files;
  return (path) => {
    const file = files(path);
    return file && { ...file, text: blackOut(file.text, secrets) };
  };
}
