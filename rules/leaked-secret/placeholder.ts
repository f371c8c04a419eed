/** Is what looks like a secret only the picture of one? Seeds show formats, forbid leaks and name variables. */
export function isPlaceholder(value: string): boolean {
  if (/example|your|redacted|placeholder|change-?me|dummy|fake|sample|\.{3}|…|\*{3}|x{4}|[<>{}$%]/i.test(value))
    return true;
  if (/0123456789|1234567890|abcdefgh|deadbeef/i.test(value)) return true;
  // `ghp_0000…`, `AKIAAAAAAAAAAAAAAAAA`: a prefix and one or two letters over and over.
  const body = value
    .replace(/^.*:\/\/[^:]*:/, '')
    .replace(/@.*$/, '')
    .slice(-16);
  return (
    new Set(body.toLowerCase()).size < 4 ||
    /^(?:password|passwd|secret|postgres|root|admin|user|pass|test)$/i.test(body)
  );
}
