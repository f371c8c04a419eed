import type { Plugin } from 'vitest/config';
export function yamlModules(): Plugin;
export function schemaModules(): Plugin;
export function pageModule(): Plugin;
