import { defineConfig } from 'vitest/config';
import { pageModule, schemaModules, yamlModules } from './scripts/plugins.mjs';

export default defineConfig({
  plugins: [yamlModules(), schemaModules(), pageModule()],
  test: {
    include: ['src/**/*.test.ts', 'rules/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
});
