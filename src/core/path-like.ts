interface Context {
  readonly isLink: boolean;
  readonly bareNames: boolean;
  readonly exists: (path: string) => boolean;
}

/**
 * The repository path a token or link target stands for, or undefined when it is something else: an address, a glob,
 * a placeholder, a branch, or words with slashes between (`tools/list`, `dev/qa/sre`).
 */
export function pathLike(text: string, { isLink, bareNames, exists }: Context): string | undefined {
  if (text.length > longestPath || isElsewhere.test(text) || hasPlaceholder.test(text)) return undefined;
  const plain = (isLink ? decode(text) : text).replace(/[#?].*$/, '').replace(/:\d+(?:[:-]\d+)*$/, '');
  if (plain === '' || !/^[\p{L}\p{N}_.][\p{L}\p{M}\p{N}_./@+-]*$/u.test(plain) || /^\.+\/?$/.test(plain))
    return undefined;
  const path = upToFile(plain);
  if (isLink) return path;
  const segments = path.split('/').filter((segment) => segment !== '');
  const [first = ''] = segments;
  if (segments.length < 2 && !path.endsWith('/')) return bareNames && isFile(first) ? first : undefined;
  if (isHost.test(first) && !exists(first)) return undefined;
  if (isFile(segments.at(-1) ?? '')) return path;
  // Without an extension only a folder that exists tells a path from words: `tools/list` needs more than one.
  const isFolder = path.endsWith('/') || segments.length > 2;
  return isFolder && exists(beginningOf(segments)) ? path : undefined;
}

/** Up to the first folder with a name: `../../docs` of `../../docs/guides/`. */
function beginningOf(segments: readonly string[]): string {
  const named = segments.findIndex((segment) => !/^\.\.?$/.test(segment));
  return segments.slice(0, named + 1).join('/');
}

/** `services.yaml/spec.projectDocs` speaks of a place inside the file. */
function upToFile(path: string): string {
  const segments = path.split('/');
  const file = segments.findIndex(isFile);
  return file < 0 ? path : segments.slice(0, file + 1).join('/');
}

function isFile(segment: string): boolean {
  return extension.test(segment) && !/^\.[a-z]+$/.test(segment);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

// What no file system takes is not worth taking apart.
const longestPath = 4096;
const isElsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/|~|#|-)/i;
const hasPlaceholder =
  /[<>{}$*?[\]|\s…]|\.\.\.|(?:^|\/)(?:path\/to|foo|bar|example)(?:\/|\.|$)|XXX|NNN|yyyy|YYYY|(?:^|[/_-])N(?:[/_.-]|$)/;
const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|io|dev|net|ru|ai|app|in|sh|cloud)$/i;
const extension = new RegExp(
  String.raw`\.(?:md|mdx|markdown|txt|rst|adoc|ya?ml|jsonc?|json5|jsonl|toml|ini|cfg|conf|env|properties|lock|csv|tsv|xml|html?|s?css|` +
    String.raw`tmpl|tpl|gotmpl|hbs|j2|sh|bash|zsh|ps1|bat|py|rb|go|mod|sum|rs|java|kts?|cs|c|h|cc|cpp|hpp|swift|php|lua|pl|` +
    String.raw`ts|tsx|mts|cts|js|jsx|mjs|cjs|vue|svelte|sql|proto|graphql|tf|hcl|mk|svg|png|jpe?g|gif|pdf|diff|patch|example)$`,
  'i',
);
