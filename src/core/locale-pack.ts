/** How one language speaks of prompts. Built from `locales/<tag>/`. */
export interface LocalePack {
  readonly tag: string;
  /** Section role → labels that announce it, as in `sections.yaml`: lower case, `*` stands for any words. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
}

/** The role of a section label in a language: «Обязательный порядок:» → `steps`. The longest matching label wins. */
export function sectionRole(pack: LocalePack, label: string): string | undefined {
  const wanted = foldLabel(label);
  let best: { role: string; weight: number } | undefined;
  for (const { role, pattern, weight } of labelPatterns(pack)) {
    if ((!best || weight > best.weight) && pattern.test(wanted)) best = { role, weight };
  }
  return best?.role;
}

/** Labels compare without case, ё, quotes, code marks and the closing colon. */
export function foldLabel(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[`*_«»"“”]/g, '')
    .replace(/[:\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function labelPatterns(pack: LocalePack): { role: string; pattern: RegExp; weight: number }[] {
  let patterns = compiled.get(pack);
  if (!patterns) {
    patterns = Object.entries(pack.sections).flatMap(([role, labels]) =>
      labels.map((label) => ({
        role,
        pattern: new RegExp(`^${foldWithStars(label)}$`, 'u'),
        weight: label.replaceAll('*', '').length,
      })),
    );
    compiled.set(pack, patterns);
  }
  return patterns;
}

function foldWithStars(label: string): string {
  return label
    .split('*')
    .map((part) =>
      part
        .normalize('NFC')
        .toLowerCase()
        .replaceAll('ё', 'е')
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('.*');
}

const compiled = new WeakMap<LocalePack, { role: string; pattern: RegExp; weight: number }[]>();
