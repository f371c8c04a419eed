/** A command that a shell did not find, and the line that says so. */
export interface SeenGap {
  readonly name: string;
  readonly line: string;
}

/** What a command printed. */
export interface Output {
  readonly text: string;
  readonly command?: string;
  readonly exitCode?: number;
}

/**
 * Commands that were missing, by what shells print about them. What merely shows such a line (a page that is read,
 * a search, a text between fences, a heredoc) is none.
 */
export function gapsIn({ text, command, exitCode }: Output): SeenGap[] {
  if (command !== undefined && exitCode !== 127 && exitCode !== 126 && onlyShows(command)) return [];
  return shellLines(text).flatMap((line) => {
    const name = missingIn(line);
    return name === undefined ? [] : [{ name, line }];
  });
}

/** The command a line of output says is not there. */
export function missingIn(line: string): string | undefined {
  if (!hints.test(line) || quoted.test(line)) return undefined;
  const said = line.replace(stamp, '');
  for (const pattern of patterns) {
    const found = pattern.exec(said)?.groups?.['name'];
    const name = found === undefined ? undefined : commandIn(found);
    if (name !== undefined) return name;
  }
  return undefined;
}

function commandIn(found: string): string | undefined {
  const name = found.split(/[\\/]/).at(-1) ?? '';
  return /^[\p{L}\p{N}_@[][\p{L}\p{N}_@.+-]{0,63}$/u.test(name) ? name : undefined;
}

/** Lines that a shell may have printed: not those of a heredoc, of a fence, or of what an agent or a person says in a log. */
function shellLines(text: string): string[] {
  const lines: string[] = [];
  // What stands between the ends of a fence or a heredoc; output holds all sorts of things, and one that never ends is none.
  let held: string[] = [];
  let end: string | undefined;
  let isTalk = false;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.slice(0, longest).replace(escapes, '').trim();
    if (end !== undefined) {
      if (line === end) {
        end = undefined;
        held = [];
      } else held.push(line);
      continue;
    }
    const fence = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
    end = fence ?? /(?<!<)<<[-~]?\s*(["']?)([A-Za-z_]\w*)\1/.exec(line)?.[2];
    if (fence !== undefined) continue;
    const speaker = /^(?:\[[\dT:.Z-]+\] )?(codex|thinking|user|assistant|exec|tokens used)(?:$|:| bash| sh| \/)/i.exec(
      line,
    );
    if (speaker) isTalk = /codex|thinking|user|assistant/i.test(speaker[1] ?? '');
    if (!isTalk) lines.push(line);
  }
  return [...lines, ...held];
}

/** Does a command only show what is written somewhere? */
function onlyShows(command: string): boolean {
  const inner = /^\S*sh\s+-\w*c\s+(["']?)([^]*)\1$/.exec(command.trim())?.[2] ?? command;
  const parts = inner.split(/&&|\|\|?|;|\n/).map((part) => part.trim());
  if (/<<-?\s*["']?\w/.test(inner)) return showing.test(parts[0] ?? '');
  return parts.every((part) => part === '' || /^(?:cd|true|set)\b/.test(part) || showing.test(part));
}

const showing =
  /^(?:sudo\s+)?(?:cat|bat|sed|grep|egrep|fgrep|rg|ag|head|tail|less|more|nl|awk|wc|sort|uniq|cut|tr|echo|printf|diff|jq|find|ls|tee|git\s+(?:-\S+\s+)*(?:diff|log|show|grep|blame)|gh\s+(?:issue|pr|api|run)|kubectl\s+logs|docker\s+logs)\b/;

const longest = 4000;
const escapes = /\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07/g;
const stamp = /^(?:\d{4}-\d\d-\d\dT[\d:.]+Z?\s+|#\d+ \d+\.\d+ |\[[\dT:.Z-]+\]\s+)/;
// `docs/setup.md:12:…`, `12:…` and `12-…` of a search, a diff, a quotation, a comment, a list, a text in quotes.
const quoted = /^(?:[^\s:]+[:-]\d+[:-]|\d+[:-](?!\s)|[+>*#|"`]|-(?:\s|[a-z]+:)|\/\/)|`/i;
const hints =
  /not found|not recognized|missing command|no such file|unknown command|ENOENT|bad interpreter|: no \S+ in \(|не найден|нет такого файла|не является внутренней|неизвестная команда/i;

const shell = String.raw`(?:-?(?:\/\S+\/)?(?:ba|z|da|k|a|fi)?sh(?:\.exe)?|\S+\.(?:sh|bash|zsh)|\/\S+|make(?:\[\d+\])?)`;
const where = String.raw`(?::\s*(?:line|строка)\s*\d+|:\s*\d+)?`;
const named = String.raw`["'‘’“”«»]?(?<name>[^\s:"'‘’“”«»]+)["'‘’“”«»]?`;
const inBin = String.raw`["'‘’“”«»]?(?<name>\/(?:\S+\/)?s?bin\/[^\s:"'‘’“”«»]+)["'‘’“”«»]?`;

const patterns: readonly RegExp[] = [
  `^${shell}${where}:\\s*${named}:\\s*(?:command not found|not found|inaccessible or not found|команда не найдена|не найден[ао]?)(?:\\.{3})?$`,
  `^${shell}${where}:\\s*(?:command not found|команда не найдена):\\s*${named}$`,
  `^fish:\\s*(?:unknown command|неизвестная команда):?\\s*${named}`,
  `^${named}:\\s*(?:command not found|команда не найдена)$`,
  `^(?:command|команда)\\s+["'‘«](?<name>[^\\s:"'’»]+)["'’»]\\s+(?:not found|не найдена)(?:$|,)`,
  String.raw`(?:^|:\s|^\S+\s)exec: "(?<name>[^"\s]+)": executable file not found in (?:\$PATH|%PATH%)`,
  `^(?:\\S+:\\s+)?executable file not found in \\$PATH:?\\s*${named}$`,
  `^(?:\\w+:\\s+)?missing command:?\\s+${named}\\.?$`,
  `^(?:\\/\\S+\\/)?env:\\s*${named}:\\s*(?:no such file or directory|нет такого файла или каталога)$`,
  `^${shell}${where}:\\s*(?:\\S+:\\s*)?${inBin}:\\s*(?:bad interpreter:\\s*)?(?:no such file or directory|нет такого файла или каталога)$`,
  `^make(?:\\[\\d+\\])?:\\s*(?<name>[^\\s:./]+):\\s*(?:no such file or directory|нет такого файла или каталога)$`,
  `^exec\\s+${inBin}:\\s*no such file or directory$`,
  `^(?:error:\\s+)?spawn\\s+(?<name>[^\\s/:]+)\\s+ENOENT$`,
  `^which:\\s+no\\s+(?<name>\\S+)\\s+in\\s+\\(`,
  `^["'‘«](?<name>[^\\s"'’»]+)["'’»]\\s+(?:is not recognized as an internal or external command|не является внутренней или внешней)`,
  `^(?:\\S+\\s*:\\s*)?the term ["'‘](?<name>[^\\s"'’]+)["'’] is not recognized`,
].map((source) => new RegExp(source, 'iu'));
