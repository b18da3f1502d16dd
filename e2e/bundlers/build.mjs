// node build.mjs <bundler>: builds the API of the working directory into dist/<bundler>.mjs, as somebody would who uses that bundler.
// Exits with 1 and the bundler's own message where the build fails. Bundlers and kit are taken from the working directory's node_modules.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , bundler] = process.argv
const root = process.cwd()
const require = createRequire(join(root, 'package.json'))
const load = async (name) => import(pathToFileURL(require.resolve(name)).href)
const { default: kit } = await import(pathToFileURL(require.resolve(`@kit/unplugin/${bundler}`)).href)

const entry = join(root, 'src/main.ts')
const folder = join(root, 'dist')
const file = `${bundler}.mjs`
/** Packages stay in node_modules. */
const isPackage = (id) => !/^(?:\.|\/|src\/)/.test(id)
const EXTENSIONS = { '.js': ['.ts', '.js'] }

const builds = {
  async vite() {
    const { build } = await load('vite')
    const output = { entryFileNames: file }
    await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [kit()],
      build: { ssr: entry, outDir: folder, emptyOutDir: false, rolldownOptions: { output } },
    })
  },
  async rolldown() {
    const { rolldown } = await load('rolldown')
    const bundle = await rolldown({
      input: entry,
      external: isPackage,
      platform: 'node',
      plugins: [kit()],
      resolve: { extensionAlias: EXTENSIONS },
    })
    await bundle.write({ file: join(folder, file), format: 'esm' })
  },
  async rollup() {
    const { rollup } = await load('rollup')
    const { transform } = await load('esbuild')
    const typescript = {
      name: 'typescript',
      resolveId: (id, importer) => (id.startsWith('.') ? join(importer, '..', id.replace(/\.js$/, '.ts')) : null),
      transform: async (code, id) => (id.endsWith('.ts') ? (await transform(code, { loader: 'ts' })).code : null),
    }
    const bundle = await rollup({ input: entry, external: isPackage, plugins: [kit(), typescript] })
    await bundle.write({ file: join(folder, file), format: 'esm' })
  },
  async esbuild() {
    const { build } = await load('esbuild')
    const outfile = join(folder, file)
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      plugins: [kit()],
    })
  },
  webpack: () => compile('webpack', { loader: join(import.meta.dirname, 'strip-types.cjs') }),
  rspack: () =>
    compile('@rspack/core', { loader: 'builtin:swc-loader', options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } } }),
  async farm() {
    const { build } = await load('@farmfe/core')
    await build({
      root,
      configFile: false,
      compilation: {
        input: { [bundler]: entry },
        output: { path: folder, entryFilename: '[entryName].mjs', targetEnv: 'node', format: 'esm', clean: false },
        // Farm 1.7 would put the target in the place of each `node`, in `node:fs` too.
        define: { node: 'node' },
        external: ['^[^./]'],
        minify: false,
        persistentCache: false,
        sourcemap: false,
        presetEnv: false,
      },
      plugins: [kit(), { name: 'typescript', priority: 101, resolve: farmResolve() }],
    })
  },
}

/** webpack, and what is made like it. */
async function compile(name, use) {
  const { default: create } = await load(name)
  const compiler = create({
    context: root,
    mode: 'none',
    target: 'node20',
    entry,
    experiments: { outputModule: true },
    externalsType: 'module',
    externals: [({ request }, done) => (isPackage(request) ? done(null, request) : done())],
    resolve: { extensions: ['.ts', '.js'], extensionAlias: EXTENSIONS },
    module: { rules: [{ test: /\.ts$/, type: 'javascript/auto', use }] },
    output: { path: folder, filename: file, module: true, chunkFormat: 'module', library: { type: 'module' } },
    plugins: [kit()],
  })
  await new Promise((done, failed) => {
    compiler.run((failure, stats) => {
      const errors = stats?.hasErrors() === true ? new Error(stats.toString({ all: false, errors: true })) : null
      compiler.close(() => ((failure ?? errors) ? failed(failure ?? errors) : done()))
    })
  })
}

function farmResolve() {
  return {
    filters: { sources: ['^\\..*\\.js$'], importers: ['.*'] },
    executor: ({ source, importer }) =>
      importer.includes('node_modules')
        ? null
        : {
            resolvedPath: join(root, importer, '..', source.replace(/\.js$/, '.ts')),
            query: [],
            sideEffects: true,
            external: false,
            meta: {},
          },
  }
}

try {
  await builds[bundler]()
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
}
process.exit()
