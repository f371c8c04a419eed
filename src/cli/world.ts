import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';

/** What a command sees of the machine it runs on. Tests hand in their own. */
export interface World {
  /** Absolute folder the command was started in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Everything that is piped in. */
  readStdin(): Promise<Uint8Array>;
  /** What somebody types on the terminal after a question; undefined when nobody is there. */
  ask(question: string): Promise<string | undefined>;
  /** The date, for suppressions that expire. */
  now(): Date;
  /** A clock for durations: milliseconds that never run backwards. */
  elapsed(): number;
}

/** A stream that takes text. */
export interface Output {
  readonly isTTY: boolean;
  /** Width of the terminal in columns; absent when there is none. */
  readonly columns: number | undefined;
  write(text: string): void;
  /** Resolves when everything has left, to the error that stopped it, if one did. */
  settled(): Promise<Error | undefined>;
}

/** The real one. */
export function processWorld(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    readStdin,
    ask,
    now: () => new Date(),
    elapsed: () => performance.now(),
  };
}

function output(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  let fault: NodeJS.ErrnoException | undefined;
  stream.on('error', (error) => (fault ??= error));
  return {
    isTTY: isatty(stream.fd),
    get columns() {
      return isatty(stream.fd) ? stream.columns : undefined;
    },
    write(text) {
      if (!fault) stream.write(text);
    },
    async settled() {
      await new Promise((resolve) => {
        stream.write('', resolve);
      });
      // `seedlint | head -1`: the reader has seen enough. The verdict still stands, so the exit code does too.
      return fault?.code === 'EPIPE' ? undefined : fault;
    },
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function ask(question: string): Promise<string | undefined> {
  if (!isatty(0) || !isatty(1)) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Ctrl-D closes the line and answers nothing.
    const closed = new Promise<undefined>((done) => {
      terminal.once('close', () => done(undefined));
    });
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    terminal.close();
  }
}
