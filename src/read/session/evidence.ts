import type { EvidenceRef } from '../../core/session.ts';

/** Where short forms are looked up. */
export interface Home {
  /** Default: github.com. */
  readonly host?: string;
  /** `owner/name`. */
  readonly repository?: string;
}

/** What a reference names, and where to look it up, as far as anybody can tell. */
export function evidenceRef(text: string, home: Home = {}): EvidenceRef {
  const address = /https?:\/\/[^\s<>"'`«»]+/i.exec(text)?.[0].replace(/[).,;:!?\]]+$/, '');
  if (address !== undefined) return { text, ...fromAddress(address) };
  return { text, ...(fromWords(text, home) ?? { kind: 'unknown' as const }) };
}

/** Host and repository that the address of an issue or a pull request names. */
export function homeOf(address: string | undefined): Home {
  const parts = address === undefined ? undefined : partsOf(address);
  return parts && /^(?:issues|pull)$/.test(parts.what) ? { host: parts.host, repository: parts.repository } : {};
}

type Found = Omit<EvidenceRef, 'text'>;

interface AddressParts {
  readonly origin: string;
  readonly host: string;
  readonly repository: string;
  readonly what: string;
  readonly rest: readonly string[];
  readonly fragment: string;
}

function fromAddress(address: string): Found {
  const parts = partsOf(address);
  // Names and passwords in an address are nobody's to repeat.
  const link: Found = {
    kind: 'link',
    ...(URL.canParse(address) && !/^https?:\/\/[^/]*@/i.test(address) ? { url: address } : {}),
  };
  if (!parts) return link;
  const { origin, repository, what, rest, fragment } = parts;
  const base = `${origin}/${repository}`;
  const [first = '', second = '', third = ''] = rest;
  if (what === 'issues' || what === 'pull') {
    if (!isNumber(first)) return { ...link, repository };
    const page = `${base}/${what}/${first}`;
    const comment = /^(issuecomment-|discussion_r|pullrequestreview-)(\d+)$/.exec(fragment);
    if (comment) return { kind: 'comment', id: comment[2] ?? '', repository, url: `${page}#${fragment}` };
    if (what === 'pull' && second === 'commits' && isCommit(third))
      return { kind: 'commit', id: third, repository, url: `${base}/commit/${third}` };
    return { kind: what === 'pull' ? 'pull-request' : 'issue', id: first, repository, url: page };
  }
  if (what === 'commit' && isCommit(first))
    return { kind: 'commit', id: first, repository, url: `${base}/commit/${first}` };
  if (what === 'blob' && rest.length > 1) {
    const lines = /^L\d+(?:-L\d+)?$/.test(fragment) ? `#${fragment}` : '';
    return {
      kind: 'file',
      id: decoded(rest.slice(1).join('/')),
      repository,
      url: `${base}/blob/${rest.join('/')}${lines}`,
    };
  }
  if (what === 'actions' && first === 'runs' && isNumber(second))
    return { kind: 'run', id: second, repository, url: `${base}/actions/runs/${second}` };
  return { ...link, repository };
}

function partsOf(address: string): AddressParts | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname, hash } = new URL(address);
  const [owner = '', name = '', what, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (what === undefined || !/^[\w.-]+$/.test(owner) || !/^[\w.-]+$/.test(name)) return undefined;
  const fragment = hash.slice(1);
  return { origin: `${protocol}//${host}`, host, repository: `${owner}/${name}`, what, rest, fragment };
}

function fromWords(text: string, home: Home): Found | undefined {
  const comment = words.comment.exec(text)?.groups;
  const pull = words.pull.exec(text)?.groups;
  const issue = words.issue.exec(text)?.groups;
  if (comment) {
    const on = pull ?? issue;
    const page = on && numbered(pull ? 'pull-request' : 'issue', on, home);
    const id = comment['id'] ?? '';
    const url = page?.url === undefined ? {} : { url: `${page.url}#issuecomment-${id}` };
    const repository = page?.repository ?? home.repository;
    return { kind: 'comment', id, ...(repository === undefined ? {} : { repository }), ...url };
  }
  if (pull) return numbered('pull-request', pull, home);
  if (issue) return numbered('issue', issue, home);
  for (const kind of ['flow-event', 'run'] as const) {
    const id = words[kind].exec(text)?.groups?.['id'];
    if (id !== undefined) return { kind, id };
  }
  const commit = words.commit.exec(text)?.groups;
  if (commit) return committed(commit, home);
  const bare = words.bare.exec(text)?.groups;
  if (bare) return numbered('issue', bare, home);
  const file = words.file.exec(text)?.groups?.['path'];
  return file === undefined ? undefined : { kind: 'file', id: file };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** GitHub leads from the page of an issue to that of a pull request of the same number. */
function numbered(kind: 'issue' | 'pull-request', { repo, number = '' }: Groups, home: Home): Found {
  const repository = repo ?? home.repository;
  if (repository === undefined) return { kind, id: number };
  const page = kind === 'issue' ? 'issues' : 'pull';
  return { kind, id: number, repository, url: `https://${home.host ?? 'github.com'}/${repository}/${page}/${number}` };
}

function committed({ repo, sha = '' }: Groups, home: Home): Found {
  const repository = repo ?? home.repository;
  if (repository === undefined) return { kind: 'commit', id: sha };
  return {
    kind: 'commit',
    id: sha,
    repository,
    url: `https://${home.host ?? 'github.com'}/${repository}/commit/${sha}`,
  };
}

function isNumber(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text);
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,40}$/i.test(text);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const before = String.raw`(?<![\p{L}\p{N}_/.-])`;
const repo = String.raw`(?:(?<repo>[A-Za-z0-9][\w.-]*\/[A-Za-z0-9_.][\w.-]*)#)?`;
const number = String.raw`(?<number>[1-9]\d{0,18})(?![\p{L}\p{N}_]|\.\d)`;
/** `issue:12`, `issue #12`, `issue_number: o/r#12`; between word and number no other word. */
const joint = String.raw`(?:[_ ](?:number|id|номер))?\s*[:=№#/]?\s*`;
/** What may be a blank apart from its word has to look like an id: «run the tests» names no run. */
const id = String.raw`(?:\s*[:=]\s*#?|\s+[#№]?(?=[\w.-]*\d))(?<id>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)`;

const words = {
  issue: regexp(`${before}(?:issues?|gh|задач[аиеуй]?|ишью|иссью|тикет[аеу]?)(?:-|${joint})${repo}#?${number}`),
  pull: regexp(
    `${before}(?:pr|pull(?:[ -_]?requests?)?|mr|пр|пул-?\\s?реквест[аеу]?|запрос[ае]? на слияние)(?:-|${joint})${repo}#?${number}`,
  ),
  comment: regexp(
    `${before}(?:(?:issue|review|pr)[ _-]?)?(?:comment|комментари[йяею]|issuecomment|discussion_r)(?:[_ ]?id)?\\s*[-:=№#]?\\s*#?(?<id>[1-9]\\d{0,18})(?![\\p{L}\\p{N}_])`,
  ),
  'flow-event': idRegexp('flow[_ -]?events?(?:[_ ]id)?|событи[еяю](?: потока)?'),
  run: idRegexp('run(?:[_ -]?id)?|запуск[ае]?|прогон[ае]?'),
  commit: regexp(
    `(?:${before}(?:commit|sha|коммит[ае]?)\\s*[:=]?\\s*|${before}(?<repo>[A-Za-z0-9][\\w.-]*\\/[\\w.-]+)@|^(?=[0-9a-f]{40}$))(?<sha>[0-9a-f]{7,40})(?![\\p{L}\\p{N}_])`,
  ),
  bare: regexp(`(?<![\\p{L}\\p{N}_/.&-])(?:(?<repo>[A-Za-z0-9][\\w.-]*\\/[A-Za-z0-9_.][\\w.-]*))?#${number}`),
  file: regexp(
    String.raw`^(?:(?:file|файл)\s*[: ]\s*)?(?<path>(?:[\w.@~-]+\/)+[\w.@-]+|[\w@-][\w.@-]*\.[A-Za-z]{1,5})(?::\d+(?:[:-]\d+)?|#L\d+(?:-L\d+)?)?$`,
  ),
};

function idRegexp(name: string): RegExp {
  return regexp(`${before}(?:${name})${id}(?![\\p{L}\\p{N}_])`);
}

function regexp(source: string): RegExp {
  return new RegExp(source, 'iu');
}
