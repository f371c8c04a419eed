import type { ImprovementBase } from '../../core/improvement.ts';

/** An address of the web as it may stand in a link, in a table and in a trailer; undefined for anything else. */
export function safeUrl(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text.trim()) || text.length > 2000 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  // A name and a password before the host are somebody's, or pretend to be a host.
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(/[^\w\-.~:/?#!&+,;=%]/g, (sign) => encodeURIComponent(sign).replace(/[()*'!~]/g, hex));
}

/** Where a line of base is to be seen, from the root of the prompts; undefined where no remote says so, or for an odd path. */
export function permalink(path: string, line: number | undefined, base: ImprovementBase): string | undefined {
  const segments = [...base.folder.split('/'), ...path.split('/')].filter((segment) => segment !== '');
  if (base.web === undefined || segments.some((segment) => segment === '.' || segment === '..')) return undefined;
  const address = segments.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  return safeUrl(`${base.web}/blob/${base.commit}/${address}${line === undefined ? '' : `#L${line}`}`);
}

/** A reference to a file, as agents write them: `prompts/dev-work.md:12`, `AGENTS.md#L3`. */
export function fileReference(ref: string): { path: string; line?: number } | undefined {
  const match = /^((?:[\p{L}\p{N}_.-]+\/)*[\p{L}\p{N}_-][\p{L}\p{N}_.-]*\.[a-z]{1,8})(?:(?::|#L)(\d{1,6}))?$/u.exec(
    ref.trim(),
  );
  if (match?.[1] === undefined) return undefined;
  return match[2] === undefined ? { path: match[1] } : { path: match[1], line: Number(match[2]) };
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
