/** What the page shows, as its address keeps it: `#tab=policies&q=preflight`. Names are the page's own. */
export type Address = Readonly<Record<string, string>>;

export function addressFrom(hash: string): Address {
  return Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')));
}

/** With its `#`; empty where there is nothing to keep. */
export function hashOf(address: Address): string {
  const kept = Object.entries(address).filter(([, value]) => value !== '');
  return kept.length === 0 ? '' : `#${new URLSearchParams(kept)}`;
}
