/** Takes secrets out of a text, and counts them. */
export type Redact = (text: string) => Promise<{ readonly text: string; readonly count: number }>;

/** Texts as they may be handed on: without secrets, control characters and halves of characters, and not endless. */
export class Redacted {
  readonly #redact: Redact;
  count = 0;
  /** A text was too long. */
  cut = false;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  async take(text: string): Promise<string> {
    const sound = text
      .slice(0, longest + spare)
      .replace(/\r\n?/g, '\n')
      .replace(odd, '\uFFFD');
    const { text: clean, count } = await this.#redact(sound);
    this.count += count;
    if (clean.length <= longest && text.length <= longest) return clean;
    this.cut = true;
    // What is cut off goes well before the end of what was searched, so that no half of a secret stays.
    return `${clean.slice(0, longest)}…`;
  }
}

const longest = 100_000;
const spare = 10_000;
const odd =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
