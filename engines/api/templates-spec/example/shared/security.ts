import { scheme } from './http/security.js'
import { HttpError } from './http.js'

/** Who is calling: what handlers find in `auth.principal`. */
export interface Principal {
  name: string
}

export const bearerAuth = scheme({ type: 'http', scheme: 'bearer' }, async ({ token }, { scopes }) => {
  if (token === 'crash') throw new Error('the user database is down')
  if (token === 'reader' && scopes.includes('users:write')) throw new HttpError(403, 'forbidden', 'users:write is needed')
  return token === 'writer' || token === 'reader' ? { name: token } : undefined
})

export const basicAuth = scheme({ type: 'http', scheme: 'Basic' }, async ({ username, password }) =>
  password === 'open:sesame' ? { name: username } : undefined,
)

export const apiKey = scheme({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, async ({ key }) =>
  key === 'k1' ? { name: 'key' } : undefined,
)

export const cookieKey = scheme({ type: 'apiKey', in: 'cookie', name: 'session' }, async ({ key }) =>
  key === 's1' ? { name: 'cookie' } : undefined,
)

export const queryKey = scheme({ type: 'apiKey', in: 'query', name: 'api_key' }, async ({ key }) =>
  key === 'q1' ? { name: 'query' } : undefined,
)

/** By their names in the OpenAPI document. */
export const schemes = { bearerAuth, basicAuth, apiKey, cookieKey, queryKey }
