import { defineConfig } from 'vitest/config';
import { schemaModules, yamlModules } from './scripts/plugins.mjs';

export default defineConfig({
  plugins: [yamlModules(), schemaModules()],
  test: {
    include: ['src/**/*.test.ts', 'rules/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
});
