/** A prompt in Russian and English, its sections under labels: `Цель:`, then a list. */
export interface Prompt {
  readonly ru: string;
  readonly en: string;
}

export interface Shape {
  readonly files: (prompt: Prompt) => Record<string, string>;
  /** What the catalogue has to say of such files. */
  readonly seed: unknown;
}

/** The three shapes in which catalogues keep the same prompt. */
export const shapes = {
  'labels, a file for each language': {
    files: ({ ru, en }) => ({ 'prompts/role-dev-work_ru.md': ru, 'prompts/role-dev-work_en.md': en }),
    seed: { names: ['role-{role}-{kind}_{locale}.md'], languages: 'files', frontMatter: 'forbidden' },
  },
  'headings and front matter': {
    files: ({ ru, en }) => ({
      'prompts/role-dev-work_ru.md': `---\nowner: dev\n---\n\n# Разработчик\n\n${underHeadings(ru)}`,
      'prompts/role-dev-work_en.md': `---\nowner: dev\n---\n\n# Developer\n\n${underHeadings(en)}`,
    }),
    seed: { names: ['role-{role}-{kind}_{locale}.md'], languages: 'files', frontMatter: 'required' },
  },
  'branches of one template': {
    files: ({ ru, en }) => ({
      'prompts/role-dev-work.md': `{{- if eq .PromptLocale "ru" }}\n${ru}{{- else }}\n${en}{{- end }}\n`,
    }),
    seed: { names: ['role-{role}-{kind}.md'], languages: 'branches', frontMatter: 'forbidden' },
  },
} as const satisfies Record<string, Shape>;

/** Labels alone on their lines become headings with a blank line below. */
function underHeadings(text: string): string {
  return text.replace(/^(\p{Lu}[\p{L} ]+):\n/gmu, '## $1\n\n');
}
