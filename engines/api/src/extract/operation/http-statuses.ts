import { STATUS_CODES } from 'node:http'

/** Names that packages give to statuses besides the phrase of the standard. */
const OTHER_NAMES: Readonly<Record<string, number>> = {
  ENTITYTOOLARGE: 413,
  PAYLOADTOOLARGE: 413,
  REQUESTTOOLONG: 413,
  CONTENTTOOLARGE: 413,
  URITOOLONG: 414,
  REQUESTURITOOLONG: 414,
  UNPROCESSABLE: 422,
  UNPROCESSABLECONTENT: 422,
  UNPROCESSABLEENTITY: 422,
  BADDATA: 422,
  AUTHENTICATION: 401,
  UNAUTHENTICATED: 401,
  INTERNAL: 500,
  INTERNALERROR: 500,
  INTERNALSERVER: 500,
  BADIMPLEMENTATION: 500,
  SERVERUNAVAILABLE: 503,
  RATELIMITED: 429,
  TEAPOT: 418,
  IMATEAPOT: 418,
  MOVEDTEMPORARILY: 302,
}

const byName = new Map<string, number>(Object.entries(OTHER_NAMES))
for (const [code, phrase] of Object.entries(STATUS_CODES)) if (phrase) byName.set(plain(phrase), Number(code))

function plain(name: string): string {
  return name.replace(/[^A-Za-z]/g, '').toUpperCase()
}

/**
 * The status that a name stands for, however it is spelt: `NOT_FOUND`, `notFound`, `NotFoundError`, `HTTP_STATUS_NOT_FOUND`.
 */
export function statusOfName(name: string): number | undefined {
  const known = byName.get(plain(name))
  if (known !== undefined) return known
  const short = name.replace(/^(?:HTTP_STATUS|HTTP|STATUS)_/, '').replace(/(?:Error|Exception|_ERROR|HttpError|HttpException)$/, '')
  return short === '' ? undefined : byName.get(plain(short))
}

/** What the standard calls a status; a response has to be described by something. */
export function phraseOf(status: string): string {
  return STATUS_CODES[status] ?? (status === 'default' ? 'Any other answer' : 'Response')
}

export function isErrorStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 400 && status <= 599
}

export function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 100 && status <= 599
}
