import { addressFrom, hashOf, type Address } from './address.ts';

export function readAddress(): Address {
  return addressFrom(location.hash);
}

/** Replaces the address without a step in the history: going back leaves the page, as a reader expects. */
export function writeAddress(address: Address): void {
  const hash = hashOf(address);
  if (hash !== location.hash) history.replaceState(null, '', hash || location.href.replace(/#.*$/, ''));
}

/** Calls back when somebody changes the address: a link within the page, or the reader. */
export function onAddress(changed: (address: Address) => void): void {
  addEventListener('hashchange', () => changed(readAddress()));
}
