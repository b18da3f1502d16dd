import { isSecret } from '../secrets.js'
import { scheme } from './http/security.js'

/** Who is calling: what handlers find in `auth.principal`. */
export interface Principal {
  readonly id: string
}

/** The shop. Nobody gets in as long as `API_TOKEN` is not set. */
export const bearerAuth = scheme({ type: 'http', scheme: 'bearer' }, async ({ token }) =>
  isSecret(token, process.env.API_TOKEN) ? { id: 'shop' } : undefined,
)

/** The scanners in the depots and vans, by `SCANNER_KEY`. */
export const scannerKey = scheme({ type: 'apiKey', in: 'header', name: 'X-Scanner-Key' }, async ({ key }) =>
  isSecret(key, process.env.SCANNER_KEY) ? { id: 'scanner' } : undefined,
)

/** By their names in the document. */
export const schemes = { bearerAuth, scannerKey }
