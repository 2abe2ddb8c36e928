import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const wire = {
  group: ['@tauri-apps/*'],
  message: 'Only src/api speaks to the program: use the functions of api/client.',
};

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/api/bindings.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/no-restricted-html-elements': ['error', { elements: ['marquee'], message: 'No moving text.' }],
      'max-lines': ['error', { max: 300 }],
      // In-page dragging is dead on Windows while file drop is on: pointer events instead.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name=/^(draggable|ondragstart)$/]',
          message: 'Use pointer events and arrow keys: in-page dragging does not work beside file drop.',
        },
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The page allows no style attribute: use a class or a style: directive.',
        },
      ],
    },
  },
  { files: ['src/**'], ignores: ['src/api/**'], rules: { 'no-restricted-imports': ['error', { patterns: [wire] }] } },
  {
    files: ['src/components/**'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            wire,
            {
              regex: '/(api|state|shell|screens)/',
              allowTypeImports: true,
              message: 'A component knows components, theme, messages and format; from the wire it takes types only.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/screens/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            wire,
            { regex: '/screens/|^\\.\\./[a-z-]+/[A-Z]', message: 'A screen never imports another screen.' },
          ],
        },
      ],
    },
  },
);
