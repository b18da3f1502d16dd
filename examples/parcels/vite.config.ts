import kit from '@kit/unplugin/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // `nx dev` serves the API and keeps document and routes in step; kit writes and checks, the API needs nothing of it.
  plugins: [kit({ serve: true })],
  // `nx build` makes dist/main.js for Node; packages stay in node_modules.
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
  },
})
