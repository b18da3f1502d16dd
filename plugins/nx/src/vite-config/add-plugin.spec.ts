import { expect, test } from '@jest/globals'
import { withPlugin } from './add-plugin.js'

const IMPORT = "import { defineConfig } from 'vite'\n"
const ADDED = `${IMPORT}import kit from '@kit/unplugin/vite'\n`

test.each([
  ['an object', 'export default defineConfig({ plugins: [a()] })', 'export default defineConfig({ plugins: [kit(), a()] })'],
  [
    'no plugins',
    'export default defineConfig({\n  // ours\n  build: {},\n})',
    'export default defineConfig({\n  // ours\n  plugins: [kit()],\n  build: {},\n})',
  ],
  ['an empty object', 'export default defineConfig({})', 'export default defineConfig({ plugins: [kit()] })'],
  ['an empty list', 'export default defineConfig({ plugins: [] })', 'export default defineConfig({ plugins: [kit()] })'],
  [
    'a list in lines',
    'export default {\n  plugins: [\n    a(),\n    b(),\n  ],\n}',
    'export default {\n  plugins: [\n    kit(),\n    a(),\n    b(),\n  ],\n}',
  ],
  [
    'only a comment',
    'export default defineConfig({ /* nothing yet */ })',
    'export default defineConfig({ plugins: [kit()], /* nothing yet */ })',
  ],
  [
    'a function',
    'export default defineConfig(({ mode }) => ({ mode }))',
    'export default defineConfig(({ mode }) => ({ plugins: [kit()], mode }))',
  ],
  [
    'a function with two ways out',
    "export default defineConfig(async ({ command }) => {\n  if (command === 'build') return { base: '/x' }\n  return { plugins: [a()] }\n})",
    "export default defineConfig(async ({ command }) => {\n  if (command === 'build') return { plugins: [kit()], base: '/x' }\n  return { plugins: [kit(), a()] }\n})",
  ],
  [
    'mergeConfig',
    'export default mergeConfig(base, defineConfig({ plugins: [a()] }))',
    'export default mergeConfig(base, defineConfig({ plugins: [kit(), a()] }))',
  ],
  ['satisfies', 'export default { plugins: [a()] } satisfies UserConfig', 'export default { plugins: [kit(), a()] } satisfies UserConfig'],
  [
    'a constant',
    'const config: UserConfig = { plugins: [a()] }\nexport default config',
    'const config: UserConfig = { plugins: [kit(), a()] }\nexport default config',
  ],
  [
    'plugins from elsewhere',
    'export default defineConfig({ plugins: shared })',
    'export default defineConfig({ plugins: [kit(), shared] })',
  ],
  [
    'plugins in short',
    'export default defineConfig({ plugins, base })',
    'export default defineConfig({ plugins: [kit(), plugins], base })',
  ],
])('%s', (_, before, after) => {
  const edited = withPlugin('vite.config.ts', `${IMPORT}\n${before}\n`)
  expect(edited).toBe(`${ADDED}\n${after}\n`)
  expect(withPlugin('vite.config.ts', edited ?? '')).toBe(edited)
})

test('quotes and semicolons are those of the file', () => {
  expect(withPlugin('vite.config.ts', 'import { defineConfig } from "vite";\nexport default defineConfig({});\n')).toBe(
    'import { defineConfig } from "vite";\nimport kit from "@kit/unplugin/vite";\nexport default defineConfig({ plugins: [kit()] });\n',
  )
  expect(withPlugin('vite.config.js', 'export default {}\n')).toBe(
    "import kit from '@kit/unplugin/vite'\n\nexport default { plugins: [kit()] }\n",
  )
})

test('a name that is taken', () => {
  expect(withPlugin('vite.config.ts', "import kit from 'x'\nexport default { plugins: [kit()] }\n")).toBe(
    "import kit from 'x'\nimport kitPlugin from '@kit/unplugin/vite'\nexport default { plugins: [kitPlugin(), kit()] }\n",
  )
})

test.each([
  ['something imported', "import config from './base'\nexport default config\n"],
  ['something made elsewhere', 'export default make()\n'],
  ['CommonJS', 'module.exports = { plugins: [] }\n'],
  ['one way out that is something else', 'export default defineConfig(() => {\n  if (x) return make()\n  return {}\n})\n'],
  ['a syntax error', 'export default {\n'],
])('%s is left to people', (_, text) => {
  expect(withPlugin('vite.config.ts', text)).toBeUndefined()
})
