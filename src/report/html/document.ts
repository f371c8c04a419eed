import { createHash } from 'node:crypto';
import { script, style } from 'seedlint:page';
import type { PageData } from './data.ts';

/** One page that needs nothing but itself: script, style and data inside, and a policy that lets nothing else in. */
export function htmlPage(data: PageData): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeHtml(data.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="seedlint">
<title>${escapeHtml(data.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>${escapeHtml(data.words['page.noScript'] ?? '')}</noscript>
<main id="page"></main>
<script type="application/json" id="data">${scriptSafe(JSON.stringify(data))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that nothing in it can end or open an element with. */
export function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
