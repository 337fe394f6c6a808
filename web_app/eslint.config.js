import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Imports go one way: lib, then api and components, then features, then app; no feature imports another. */
const layer = (files, ...forbidden) => ({
  files,
  ignores: ['**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden, message: 'Imports go one way: lib, api and components, features, app.' }] },
    ],
  },
})

export default defineConfig(
  globalIgnores(['dist', 'src/api/generated', 'test-results', 'playwright-report']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  layer(['src/lib/**'], '@/api', '@/api/**', '@/components/**', '@/features/**', '@/app/**'),
  layer(['src/components/**'], '@/api', '@/api/**', '@/features/**', '@/app/**'),
  layer(['src/api/**'], '@/components/**', '@/features/**', '@/app/**'),
  ...['about', 'compare', 'live', 'models', 'review', 'sessions', 'settings', 'videos'].map((name) =>
    layer([`src/features/${name}/**`], '@/app/**', '@/features/*', `!@/features/${name}`, '@/api/*'),
  ),
  // Playwright reads a fixture's needs from the names in these braces, even where there are none.
  { files: ['e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
  { files: ['*.js'], languageOptions: { globals: globals.node }, extends: [tseslint.configs.disableTypeChecked] },
)
