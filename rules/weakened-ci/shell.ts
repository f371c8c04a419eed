/** A command of a shell script that starts seedlint, or a script or target that may. */
export interface Command {
  /** As written, without what stands in front. */
  readonly text: string;
  readonly words: readonly string[];
  /** What keeps its exit code from being heard: `|| true`. */
  readonly swallowed?: string;
}

export interface ShellOptions {
  /** The shell stops at the first command that fails. */
  readonly stops: boolean;
  /** A pipe fails when any of its commands does. */
  readonly pipefail: boolean;
}

/** The commands of a script that fit, each with what swallows its failure. */
export function commandsIn(
  script: string,
  options: ShellOptions,
  fits: (words: readonly string[]) => boolean,
): Command[] {
  const statements = parse(script);
  const found: Command[] = [];
  let { stops, pipefail } = options;
  let dead: string | undefined;
  for (const [index, { words, text, next }] of statements.entries()) {
    const [first, second] = words;
    if (first === 'set') {
      if (words.includes('+e')) stops = false;
      if (words.some((word) => /^-[a-z]*e/.test(word))) stops = true;
      if (words.includes('pipefail')) pipefail = words.some((word) => /^-[a-z]*o$/.test(word));
    }
    if (first === 'trap' && /\bexit 0\b|^(?:true|:)$/.test(second ?? '')) dead = text;
    const { words: own, negated } = withoutPrefix(words);
    if (own.length > 0 && fits(own)) {
      const swallowed = dead ?? (negated ? text : swallower(statements, index, { stops, pipefail, next }));
      found.push({ text, words: own, ...(swallowed === undefined ? {} : { swallowed }) });
    }
    // Whatever comes after it is never reached.
    if (first === 'exit' && (second === undefined || second === '0') && (statements[index - 1]?.next ?? ';') === ';')
      dead ??= text;
  }
  return found;
}

interface Statement {
  readonly text: string;
  readonly words: readonly string[];
  /** What stands behind it; `;` for the end of a line, too. */
  readonly next: string;
  readonly line: number;
}

interface State extends ShellOptions {
  readonly next: string;
}

function swallower(
  statements: readonly Statement[],
  index: number,
  { stops, pipefail, next: operator }: State,
): string | undefined {
  const after = statements[index + 1]?.text ?? '';
  if (operator === '&') return '&';
  if (operator === '|' && !pipefail) return `| ${after}`;
  if (operator === '||' && !/^(?:exit\s+(?:[1-9]\d*|"?\$.*)|false|return\s+1)$/.test(after)) return `|| ${after}`;
  // After `&&` and a pipe the last one counts.
  const end = endOf(statements, index);
  const following = statements[end + 1];
  if (!following || statements[end]?.next === '&&') return undefined;
  const sameLine = following.line === statements[index]?.line;
  if (/^(?:true|:|exit\s+0|echo\b.*)$/.test(following.text) && (sameLine || !stops)) return `; ${following.text}`;
  return stops ? undefined : `; ${following.text}`;
}

function endOf(statements: readonly Statement[], index: number): number {
  let end = index;
  while (['|', '||', '&&'].includes(statements[end]?.next ?? ';')) end++;
  return end;
}

/** Quotes, comments and continued lines are taken as a shell takes them; the rest is cut at operators. */
function parse(script: string): Statement[] {
  const text = script.replace(/\\\r?\n/g, ' ');
  const statements: Statement[] = [];
  const token =
    /\$\{\{.*?\}\}|'[^']*'|"(?:\\.|[^"\\])*"|\\.|(?<![^\s;&|(])#[^\n]*|\|\||&&|;|(?<![<>])&(?!>)|\||\n|[^\s'"\\;&|\n]+|[^\S\n]+/g;
  let words: string[] = [];
  let word = '';
  let source = '';
  let line = 0;
  const flush = (): void => {
    if (word !== '') words.push(word);
    word = '';
  };
  const end = (next: string): void => {
    flush();
    if (words.length > 0) statements.push({ text: source.trim(), words, next, line });
    words = [];
    source = '';
  };
  for (const [part] of text.matchAll(token)) {
    if (part.startsWith('#')) continue;
    if (['||', '&&', ';', '&', '|', '\n'].includes(part)) {
      // An operator at the end of a line goes on in the next.
      if (
        part === '\n' &&
        words.length === 0 &&
        word === '' &&
        ['||', '&&', '|'].includes(statements.at(-1)?.next ?? '')
      )
        continue;
      end(part === '\n' ? ';' : part);
      if (part === '\n') line++;
      continue;
    }
    source += part;
    if (/^\s+$/.test(part)) flush();
    else word += /^['"]/.test(part) ? part.slice(1, -1) : part;
  }
  end(';');
  return statements;
}

/** Without variables set for it and words of the shell; `if` and `!` hear its failure and go on. */
function withoutPrefix(words: readonly string[]): { words: readonly string[]; negated: boolean } {
  let index = 0;
  let negated = false;
  for (; index < words.length; index++) {
    const word = words[index] ?? '';
    if (['if', '!', 'while', 'until', 'elif'].includes(word)) negated = true;
    else if (
      !/^\w+=/.test(word) &&
      !['then', 'do', 'else', 'exec', 'command', 'time', 'env', '(', '{', '@'].includes(word)
    )
      break;
  }
  return { words: words.slice(index), negated };
}
