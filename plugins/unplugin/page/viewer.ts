/** What the bundle of Swagger UI leaves in the window; it has no types of its own. */
type SwaggerUi = (options: {
  dom_id: string
  url: string
  deepLinking: boolean
  tryItOutEnabled: boolean
  plugins: readonly unknown[]
}) => { readonly specActions: { download(url: string): void } }

declare global {
  interface Window {
    readonly SwaggerUIBundle?: SwaggerUi
  }
}

/** A document as far as it says where requests go. */
interface Servers {
  readonly swagger?: unknown
  readonly servers?: readonly { readonly url: string }[]
}

const element = document.getElementById('viewer')
const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()

if (element !== null && window.SwaggerUIBundle !== undefined) {
  const { spec = '', served } = element.dataset
  const ui = window.SwaggerUIBundle({
    dom_id: '#viewer',
    url: new URL(spec, location.href).href,
    deepLinking: true,
    tryItOutEnabled: false,
    plugins: served === 'true' ? [{ statePlugins: { spec: { wrapActions: { updateJsonSpec } } } }] : [],
  })
  addEventListener('message', ({ origin, source }) => {
    if (origin === location.origin && source === parent) ui.specActions.download(new URL(spec, location.href).href)
  })
}

/** The API is served here, so requests that are tried out go here first; the document's own servers can still be chosen. */
function updateJsonSpec(original: (spec: unknown) => unknown): (spec: Servers) => unknown {
  return (spec) => {
    if (spec.swagger !== undefined) return original({ ...spec, host: location.host, schemes: [location.protocol.slice(0, -1)] })
    const servers = spec.servers ?? []
    const path = new URL(servers[0]?.url ?? '/', location.origin).pathname
    return original({ ...spec, servers: [{ url: path, description: 'this dev server' }, ...servers.filter(({ url }) => url !== path)] })
  }
}

export {}
