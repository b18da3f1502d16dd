import { defineConfig } from 'vite'

// `nx build` makes dist/main.js for Node; packages stay in node_modules.
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
  },
})
