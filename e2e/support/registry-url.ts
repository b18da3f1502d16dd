/** Where the global set-up serves the packed packages. */
export function registryUrl(): string {
  const url = process.env['KIT_E2E_REGISTRY']
  if (url === undefined) throw new Error('The registry was not started; run these tests with `npm run test:e2e`.')
  return url
}
