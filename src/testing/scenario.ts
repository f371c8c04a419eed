/** A page of `fixtures/scenarios`: a story with the files it needs, the commands people type and what they see. */
export interface Scenario {
  readonly parts: readonly Part[];
}

export type Part =
  /** Prose, and fences that are neither files nor commands. Kept as it is. */
  | { readonly type: 'prose'; readonly lines: readonly string[] }
  /** A fence whose info string names a file: ```` ```md prompts/dev-work_ru.md ````. */
  | { readonly type: 'file'; readonly lines: readonly string[]; readonly path: string; readonly bytes: Uint8Array }
  /** A `console` fence: each `$ …` line is run; what stood below it is replaced by what comes out. */
  | { readonly type: 'console'; readonly commands: readonly string[] };

/** What one command did. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Reads a page. Throws when a fence is left open or an escape is wrong. */
export function parseScenario(text: string): Scenario {
  const parts: Part[] = [];
  let prose: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const open = /^(`{3,})(.*)$/.exec(line);
    if (!open) {
      prose.push(line);
      continue;
    }
    const end = lines.indexOf(open[1] ?? '', index + 1);
    if (end === -1) throw new Error(`line ${index + 1}: the fence is not closed`);
    const body = lines.slice(index + 1, end);
    const fence = lines.slice(index, end + 1);
    const part = partOf(open[2] ?? '', body, fence);
    if (part === undefined) prose.push(...fence);
    else {
      if (prose.length > 0) parts.push({ type: 'prose', lines: prose });
      prose = [];
      // What goes to stderr is written anew below its commands, with the blank line before it.
      if (part === 'stderr') dropBlankTail(parts);
      else parts.push(part);
    }
    index = end;
  }
  if (prose.length > 0) parts.push({ type: 'prose', lines: prose });
  return { parts };
}

/** The page with what the commands really did: equal to the page on disk when all is well. */
export function writeScenario(scenario: Scenario, outcomes: ReadonlyMap<Part, readonly Outcome[]>): string {
  const lines: string[] = [];
  for (const part of scenario.parts) {
    if (part.type !== 'console') {
      lines.push(...part.lines);
      continue;
    }
    lines.push(...transcript(part.commands, outcomes.get(part) ?? []));
  }
  return lines.join('\n');
}

/** Console and stderr fences: a command that complains ends its fence, so that the complaint stands right below it. */
function transcript(commands: readonly string[], outcomes: readonly Outcome[]): string[] {
  const fences: string[][] = [];
  let shown: string[] = [];
  for (const [index, command] of commands.entries()) {
    const { stdout, stderr, exit } = outcomes[index] ?? { stdout: '', stderr: '', exit: 0 };
    shown.push(`$ ${command}`, ...textLines(stdout), ...exitLine(command, exit));
    if (stderr === '' && index < commands.length - 1) continue;
    fences.push(fenced('console', shown));
    if (stderr !== '') fences.push(fenced('stderr', textLines(stderr)));
    shown = [];
  }
  return fences.flatMap((fence, index) => (index === 0 ? fence : ['', ...fence]));
}

function partOf(info: string, body: readonly string[], lines: readonly string[]): Part | 'stderr' | undefined {
  const [language, path, flag] = info.trim().split(/\s+/);
  if (language === 'stderr') return 'stderr';
  if (language === 'console') {
    const commands = body.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
    return { type: 'console', commands };
  }
  if (path === undefined) return undefined;
  const text = body.map((line) => `${line}\n`).join('');
  return { type: 'file', lines, path, bytes: flag === 'escaped' ? unescape(text) : Buffer.from(text) };
}

/** `\u{200B}`, `\xFF` (a raw byte), `\r`, `\t`, `\0`, `\\`; a backslash at the end of a line joins it to the next. */
function unescape(text: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (const [piece, point, byte, other] of text.matchAll(
    /\\(?:u\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|([\s\S]))|[^\\]+/g,
  )) {
    if (point) chunks.push(Buffer.from(String.fromCodePoint(Number.parseInt(point, 16))));
    else if (byte) chunks.push(Buffer.from(byte, 'hex'));
    else if (other === undefined) chunks.push(Buffer.from(piece));
    else chunks.push(Buffer.from(simpleEscape(other)));
  }
  return Buffer.concat(chunks);
}

function simpleEscape(letter: string): string {
  const value = { r: '\r', t: '\t', '0': '\0', '\\': '\\', '\n': '' }[letter];
  if (value === undefined) throw new Error(`unknown escape \\${letter}`);
  return value;
}

function dropBlankTail(parts: Part[]): void {
  const last = parts.at(-1);
  if (last?.type === 'prose' && last.lines.every((line) => line === '')) parts.pop();
}

function textLines(text: string): string[] {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : [...text.split('\n'), '(no newline at the end)'];
}

/** `seedlint` always says how it ended; other commands only when they failed. */
function exitLine(command: string, exit: number): string[] {
  return isSeedlint(command) || exit !== 0 ? [`exit: ${exit}`] : [];
}

/** `seedlint …`, variables in front allowed. */
export function isSeedlint(command: string): boolean {
  return /^(?:[A-Z_]+=\S* )*seedlint(?: |$)/.test(command);
}

function fenced(info: string, lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [fence + info, ...lines, fence];
}
