import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { authenticator } from './authentication.js'
import { bodyReader, ReadBody } from './body.js'
import type { Contract, Schema } from './contract.js'
import { detailsOf, type ErrorDetail, validationFailed } from './errors.js'
import { parseCookies, parsePairs } from './pairs.js'
import { cookieDecoder, headerDecoder, pathDecoder, queryDecoder } from './parameters.js'

type Values = Record<string, unknown>

/** The parts of a request, by the names they have in a contract. */
export interface Parts {
  params?: unknown
  query?: unknown
  headers?: unknown
  cookies?: unknown
  body?: unknown
}

/** Fastify's order, with the cookies first, which it does not know. */
const ORDER: readonly string[] = ['cookies', 'params', 'body', 'query', 'headers']

/** The names that clients know the parts by, from the OpenAPI document. */
const LOCATION = { params: 'path', query: 'query', headers: 'header', cookies: 'cookie', body: 'body' } as const

export type Operation = ReturnType<typeof operation>

/** Works out, once per route, all that a contract says about reading requests. */
export function operation(contract: Contract) {
  const { params, query, headers, cookies, styles } = contract
  const decodeParams = params && pathDecoder(params, styles?.params)
  const decodeQuery = query && queryDecoder(query, styles?.query)
  const decodeHeaders = headers && headerDecoder(headers, styles?.headers)
  const decodeCookies = cookies && cookieDecoder(cookies, styles?.cookies)

  return {
    contract,
    authenticate: authenticator(contract),
    readBody: bodyReader(contract),
    /** Whether there is anything beside the body to decode. */
    hasParts: [params, query, headers, cookies].some((part) => part !== undefined),

    /**
     * Text into values; nothing is checked yet.
     *
     * @param routed    the path parameters, percent-decoded as the routers have them
     * @param undecoded the same as they stand in the address; asked for lists only
     */
    decode(message: IncomingMessage, routed: Values, undecoded: () => ReadonlyMap<string, string>): Parts {
      const parts: Parts = {}
      if (decodeParams) parts.params = decodeParams(routed, undecoded)
      if (decodeQuery) parts.query = decodeQuery(parsePairs(search(message.url ?? '')))
      if (decodeHeaders) parts.headers = decodeHeaders(message.headers)
      if (decodeCookies) parts.cookies = decodeCookies(parseCookies(message.headers.cookie))
      return parts
    },

    /**
     * Checks decoded parts and puts what the schemas make of them in their place.
     *
     * @throws HttpError 400 that names everything that is wrong
     */
    validate(parts: Parts, body: ReadBody | undefined): Parts {
      const wrong: ErrorDetail[] = []
      if (cookies) parts.cookies = check('cookies', cookies, parts.cookies, wrong)
      if (params) parts.params = check('params', params, parts.params, wrong)
      if (body) parts.body = check('body', body.schema, body.value, wrong)
      if (query) parts.query = check('query', query, parts.query, wrong)
      if (headers) parts.headers = check('headers', headers, parts.headers, wrong)
      if (wrong.length > 0) throw validationFailed(wrong)
      return parts
    },

    /** What else is wrong with parts that are decoded but not checked: those that `validate` checks after the given one. */
    problemsAfter(part: string, parts: Parts): ErrorDetail[] {
      const wrong: ErrorDetail[] = []
      const open = ORDER.slice(ORDER.indexOf(part) + 1)
      if (open.includes('params') && params) check('params', params, parts.params, wrong)
      if (open.includes('body') && parts.body instanceof ReadBody) check('body', parts.body.schema, parts.body.value, wrong)
      if (open.includes('query') && query) check('query', query, parts.query, wrong)
      if (open.includes('headers') && headers) check('headers', headers, parts.headers, wrong)
      return wrong
    },
  }
}

function search(url: string): string {
  const question = url.indexOf('?')
  return question === -1 ? '' : url.slice(question + 1)
}

export function check(part: keyof Parts, schema: Schema, value: unknown, wrong: ErrorDetail[]): unknown {
  const result = z.safeParse(schema, value)
  if (result.success) return result.data
  for (const issue of result.error.issues) wrong.push(...detailsOf(LOCATION[part], issue))
  return undefined
}
