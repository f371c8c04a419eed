export type Child = Node | string;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and children. Text becomes text, never markup: that is what keeps hostile prompts harmless. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** The text of a button that does something. */
export function button(text: string, attributes: Attributes, press: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', press);
  return element;
}

/** A drop-down list. Its first entry says what it is for and chooses nothing. */
export function choice(
  label: string,
  none: string,
  options: readonly (readonly [value: string, text: string])[],
  choose: (value: string) => void,
): { readonly element: HTMLElement; set(value: string): void } {
  const entries = [['', `${label}: ${none}`] as const, ...options];
  const element = h(
    'select',
    { class: 'choice', 'aria-label': label },
    ...entries.map(([value, text]) => h('option', { value }, text)),
  );
  element.addEventListener('change', () => choose(element.value));
  return {
    element,
    set(value) {
      element.value = value;
      element.classList.toggle('chosen', value !== '');
    },
  };
}
