/** A stretch of a file that looks like a secret; what it says is nobody's to repeat. */
export interface Secret {
  readonly message: 'token' | 'private-key' | 'address' | 'header' | 'assignment';
  /** Names a service or a variable, never a value. */
  readonly data: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

/** Could one of secretlint's detectors find anything? Their prefixes, each followed by more than a placeholder has. */
export function mayHoldKnownToken(text: string): boolean {
  return prefixes.test(text);
}

/** Secrets that secretlint's recommended rules leave out. */
export function* secretsByShape(text: string): Generator<Secret> {
  for (const { message, data, pattern, isReal } of shapes) {
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const value = groups['value'] ?? match[0];
      if (isReal && !isReal(value, groups)) continue;
      const start = match.index + match[0].lastIndexOf(value);
      const name = groups['name'];
      yield { message, data: name === undefined ? data : { name }, start, end: start + value.length };
    }
  }
}

interface Shape {
  readonly message: Secret['message'];
  readonly data: Secret['data'];
  /** `value` is the part to keep secret, `name` the variable it is given to. */
  readonly pattern: RegExp;
  readonly isReal?: (value: string, groups: Readonly<Record<string, string | undefined>>) => boolean;
}

const shapes: readonly Shape[] = [
  { message: 'token', data: { service: 'AWS' }, pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { message: 'token', data: { service: 'Telegram' }, pattern: /(?<![\w-])\d{8,10}:[A-Za-z0-9_-]{35}(?![\w-])/g },
  {
    message: 'token',
    data: { service: 'OpenAI' },
    pattern: /(?<![\w-])sk-(?!ant-)(?:[a-z]+-)?[A-Za-z0-9_-]{20,}/g,
    isReal: isRandom,
  },
  {
    message: 'token',
    data: { service: 'JWT' },
    pattern: /(?<![\w.-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
  },
  {
    message: 'header',
    data: {},
    pattern: /(?<![\w-])Basic\s+(?<value>[A-Za-z0-9+/]{8,}={0,2})(?![A-Za-z0-9+/=])/gi,
    isReal: isCredentials,
  },
  {
    message: 'header',
    data: {},
    pattern: /(?<![\w-])Bearer\s+(?<value>[A-Za-z0-9._~+/-]{20,}=*)/gi,
    isReal: isRandom,
  },
  {
    message: 'address',
    data: {},
    pattern:
      /(?<![\w-])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:/@`"'<>]{1,64}):(?<value>[^\s:/@`"'<>]{3,128})@(?<host>[\w.-]+)/gi,
    isReal: (password, { user, host }) =>
      password !== user && !/^(?:localhost|127\.|0\.0\.0\.0|example\.|host$)|\.example(?:\.|$)/i.test(host ?? ''),
  },
  {
    message: 'assignment',
    data: {},
    pattern:
      /(?<![A-Za-z0-9])(?<name>[\w-]{0,40}(?:api[_-]?key|access[_-]?key|private[_-]?key|token|secret))["'`]?\s{0,4}(?:[:=]|:=)\s{0,4}["'`]?(?<value>[A-Za-z0-9+/_.=-]{16,})/gi,
    isReal: isRandom,
  },
  {
    message: 'assignment',
    data: {},
    pattern:
      /(?<![A-Za-z0-9])(?<name>[\w-]{0,40}(?:password|passwd|pwd))["'`]?\s{0,4}[:=]\s{0,4}["'`]?(?<value>[^\s"'`<>{}]{8,64})/gi,
    isReal: (value) => kindsOf(value) >= 3 && !/[\p{L}]{4,}[-_/][\p{L}]{4,}/u.test(value),
  },
];

/** Letters and digits as no word or path has them. */
function isRandom(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  // `epic-s3-day7-self-improve` and `docs/v1/api.md` are made of words.
  return value.split(/[-_./]/).some((part) => part.length >= 12 && !isWord(part)) && entropy(value) >= 3.2;
}

function isWord(part: string): boolean {
  return /^(?:\d{1,8}|[A-Za-z]?[a-z]*\d{0,3}|[A-Z]+\d{0,3})$/.test(part);
}

function isCredentials(value: string): boolean {
  try {
    const [user = '', password = ''] = atob(value).split(':');
    return (
      password.length > 2 && password !== user && /^[\x20-\x7e]+$/.test(user + password) && !/^pass/i.test(password)
    );
  } catch {
    return false;
  }
}

function kindsOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
}

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

const prefixes = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|xox[bpaor]-|xapp-|npm_|sk-|gsk_|hf_|lin_api_|ntn_|secret_|figd_|glc_|glsa_|` +
      String.raw`dckr_pat_|shp(?:pa|ca|at|ss)_|vc[piark]_|hv[bsr]\.|SG\.|dapi|ops_ey|[AB][KS]IA|AIza)[A-Za-z0-9_.-]{16}`,
    String.raw`hooks\.slack\.com\/`,
    String.raw`-----BEGIN`,
    String.raw`:\/\/[^\s:/@]{1,256}:[^\s:/@]{3,256}@`,
    String.raw`_auth(?:Token)?\s*=`,
    String.raw`aws[\w-]{0,20}(?:secret|account)[\w-]{0,20}["'\s:=>]{1,8}[A-Za-z0-9/+=-]{12}`,
  ].join('|'),
  'i',
);
