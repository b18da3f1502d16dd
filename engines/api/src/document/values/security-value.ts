import type { SecurityRequirement, SecurityScheme } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import { defined, type Writing } from './writing.js'

/** A declared security scheme. */
export function schemeValue(scheme: SecurityScheme, writing: Writing): Record<string, unknown> {
  if (scheme.type === 'mutualTLS' && writing.version === '3.0') writing.unsaid('mutualTLS', 'type: mutualTLS, as 3.1 has it')
  const { description, type } = scheme
  if (type === 'http') return defined({ type, description, scheme: scheme.scheme, bearerFormat: scheme.bearerFormat, ...scheme.rest })
  if (type === 'apiKey') return defined({ type, description, name: scheme.name, in: scheme.in, ...scheme.rest })
  return defined({ type, description, ...(type === 'oauth2' ? flowsOf(scheme.rest) : scheme.rest) })
}

const FLOWS: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
}

/** Swagger 2.0 has one flow, as members of the scheme itself. */
function flowsOf(rest: SecurityScheme['rest']): Readonly<Record<string, unknown>> {
  const { flow, authorizationUrl, tokenUrl, scopes, ...others } = rest
  const name = typeof flow === 'string' ? FLOWS[flow] : undefined
  if (name === undefined) return rest
  return { flows: { [name]: defined({ authorizationUrl, tokenUrl, scopes: isRecord(scopes) ? scopes : {} }) }, ...others }
}

/** A `security` list. */
export function securityValue(security: readonly SecurityRequirement[]): Record<string, readonly string[]>[] {
  return security.map((requirement) => Object.fromEntries([...requirement].map(([name, scopes]) => [name, [...scopes]])))
}
