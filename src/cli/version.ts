declare const __SEEDLINT_VERSION__: string | undefined;

/** The version of the package, put in by scripts/build.mjs; sources that were not built have none. */
export const version: string = typeof __SEEDLINT_VERSION__ === 'string' ? __SEEDLINT_VERSION__ : '0.0.0-source';
