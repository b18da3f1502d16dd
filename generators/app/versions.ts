/** What a new project is built, tested and checked with: the versions that kit's own e2e tests have run. */
export const TOOLING = {
  '@types/node': '^20.19.0',
  // Shows the document on the page of the dev server.
  'swagger-ui-dist': '^5.35.0',
  typescript: '^7.0.2',
  vite: '^8.3.8',
  vitest: '^4.1.12',
} as const
