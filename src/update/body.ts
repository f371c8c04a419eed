/** The first line of our pull requests: what they are about and what we wrote, so that a later run finds both. */
export interface Marker {
  readonly key: string;
  readonly base: string;
  /** The commits we have put, or are about to put, on the branch. */
  readonly heads: readonly string[];
  /** First 16 hex digits of the SHA-256 of our title and of our text: what differs was changed by somebody. */
  readonly title: string;
  readonly text: string;
  /** Labels and reviewers were set once: what is gone was taken away. */
  readonly adorned: boolean;
}

/** A pull request's text taken apart; everything outside of our part is somebody's. */
export interface Body {
  readonly marker?: Marker;
  readonly own: string;
  /** Behind our part. */
  readonly rest: string;
}

export function readBody(body: string): Body {
  const text = body.replaceAll('\r\n', '\n');
  const [, fields = ''] = /^<!-- seedlint:pr v1 ([^\n]*?) -->(?:\n|$)/.exec(text) ?? [];
  const marker = markerIn(fields);
  const start = text.indexOf(`${begin}\n`);
  const stop = text.lastIndexOf(`\n${end}`);
  if (!marker || start < 0 || stop < start) return { ...(marker ? { marker } : {}), own: '', rest: text };
  return {
    marker,
    own: text.slice(start + begin.length + 1, stop),
    rest: text.slice(stop + end.length + 1).replace(/^\n/, ''),
  };
}

export function writeBody({ marker, own, rest }: Required<Body>): string {
  const { key, base, heads, title, text, adorned } = marker;
  const fields = `key=${key} base=${base} heads=${heads.join(',')} title=${title} text=${text}${adorned ? ' adorned' : ''}`;
  return `<!-- seedlint:pr v1 ${fields} -->\n${begin}\n${own}\n${end}\n${rest}`;
}

function markerIn(fields: string): Marker | undefined {
  const values = new Map(fields.split(' ').map((field) => [field.split('=')[0] ?? '', field.split('=')[1] ?? '']));
  const [key, base, heads, title, text] = ['key', 'base', 'heads', 'title', 'text'].map((name) => values.get(name));
  if (!key || !base || heads === undefined || !title || !text) return undefined;
  return {
    key,
    base,
    heads: heads.split(',').filter((head) => head !== ''),
    title,
    text,
    adorned: values.has('adorned'),
  };
}

const begin = '<!-- seedlint:begin -->';
const end = '<!-- seedlint:end -->';
