import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

export default defineConfig(
  { ignores: ['dist', '**/*.gen.ts'] },
  js.configs.recommended,
  ts.configs.recommended,
  vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['src/**/*.ts', 'e2e/**/*.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, projectService: true } },
    rules: {
      // Two rules that need types and find what the type checker does not; more of them, or in components, would take minutes.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    rules: {
      // The type checker knows the browser's names.
      'no-undef': 'off',
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
      // What a test takes no part of is written as {}.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // A page is called by one word where the work is.
      'vue/multi-word-component-names': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      // An element stands with its words on one line: a break between two elements takes away the space between them.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
    },
  },
)
