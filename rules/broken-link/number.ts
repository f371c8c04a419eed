/** An issue or pull request by a name of its own: `12`, `owner/repo#12`, an address; undefined when it cannot be one. */
export function numberOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const [, number] = /^#?([1-9]\d{0,9})$/.exec(text) ?? [];
  if (number !== undefined) return number;
  if (/^[\w.-]+(?:\/[\w.-]+)+[#!][1-9]\d{0,9}$/.test(text)) return text.toLowerCase();
  // Trackers other than forges number by project: `ABC-12`.
  if (/^[A-Z][A-Z0-9]+-[1-9]\d{0,9}$/.test(text)) return text;
  return isAddress(text) ? text : undefined;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[\w-]+(?:\.[\w-]+)*(?::\d+)?\/\S+$/.test(text) && !/[<>{}…]|\.\.\./.test(text);
}
