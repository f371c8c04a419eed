/*
 * Modules that scripts/plugins.mjs makes out of data files, for the build and for the tests alike.
 */

declare module '*.yaml' {
  const data: unknown;
  export default data;
}

/** `locales/<tag>/*.yaml` except messages: tag → file name → data. */
declare module 'seedlint:packs' {
  const packs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  export default packs;
}

/** `locales/<tag>/messages.yaml`: tag → `{ messages }`. */
declare module 'seedlint:messages' {
  const messages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  export default messages;
}

declare module '*.schema.json?validate' {
  import type { ErrorObject } from 'ajv';
  const validate: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };
  export default validate;
}

/** What `src/report/html/page/` becomes: text for one script and one style element. */
declare module 'seedlint:page' {
  export const script: string;
  export const style: string;
}

/** The same without its client for Redis. */
declare module 'bottleneck/light.js' {
  import Bottleneck from 'bottleneck';
  export default Bottleneck;
}
