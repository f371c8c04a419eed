import { secretsIn } from './leaked-secret/secrets.ts';

/** A text without what rule leaked-secret would report in it. */
export async function redact(text: string): Promise<{ text: string; count: number }> {
  const secrets = await secretsIn({ path: 'text', text, bom: false });
  let clean = '';
  let at = 0;
  for (const { start, end } of secrets) {
    clean += `${text.slice(at, start)}[REDACTED]`;
    at = end;
  }
  return { text: clean + text.slice(at), count: secrets.length };
}
