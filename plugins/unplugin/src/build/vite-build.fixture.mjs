// node --import <tools/run-sources.mjs> vite-build.fixture.mjs <root> [watch]: Vite's build with kit; says on each end how it went.
import kit from '@kit/unplugin/vite'
import { build } from 'vite'

const [, , root, watch] = process.argv
const options = {
  configFile: false,
  root,
  logLevel: 'silent',
  plugins: [kit()],
  build: {
    ssr: 'entry.js',
    outDir: 'dist',
    minify: false,
    watch: watch === undefined ? null : {},
    rolldownOptions: { external: /^[^./]/, output: { entryFileNames: 'out.mjs' } },
  },
}
try {
  const result = await build(options)
  if (watch === undefined) process.send({ end: true })
  else {
    result.on('event', (event) => {
      void event.result?.close()
      if (event.code === 'END') process.send({ end: true })
      if (event.code === 'ERROR') process.send({ error: event.error.message })
    })
    process.on('disconnect', () => process.exit())
  }
} catch (failure) {
  const { message, id, loc } = failure.errors?.[0] ?? failure
  process.send({ error: message, id, loc })
}
