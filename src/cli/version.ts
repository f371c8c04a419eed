declare const SEEDLINT_VERSION: string | undefined;

/** The version of the package, put in by scripts/build.mjs; sources that were not built have none. */
export const version: string = typeof SEEDLINT_VERSION === 'string' ? SEEDLINT_VERSION : '0.0.0-source';
