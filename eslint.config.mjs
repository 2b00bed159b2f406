// Lint. The import arrows of the architecture are rules here; test/unit/imports.test.ts reads the import lines too.
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { ASSEMBLIES, FOLDERS, mayImport } from './scripts/import-arrows.mjs';

const TYPESCRIPT = ['src/**/*.ts', 'components/**/*.ts', 'stories/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts'];

/** One block per folder: what lies beyond its arrows is an error. */
const arrows = FOLDERS.map((folder) => ({
  files: [`${folder}/**/*.ts`],
  ignores: ASSEMBLIES.map((assembly) => (assembly.endsWith('/') ? `${assembly}**` : assembly)),
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: FOLDERS.filter((other) => other !== folder && !mayImport(folder, other)).map((other) => ({
          regex: `^(\\.\\./)+(src/)?${other.replace(/^src\//, '')}/`,
          message: `${folder} may not import ${other}: see CONTRIBUTING.md, "Import arrows".`,
        })),
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.cache/', 'storybook-static/', 'shots/', 'coverage/'] },
  { files: TYPESCRIPT, extends: [tseslint.configs.recommended], rules: { '@typescript-eslint/no-explicit-any': 'error' } },
  {
    files: ['components/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules, 'no-console': 'error', 'wc/guard-super-call': 'off' },
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  ...arrows,
);
