import type { Call } from './server.js'

export const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
export const JSON_BODY = { 'content-type': 'application/json' }
export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
export const png = { name: 'avatar', value: 'hello', filename: 'a.png', type: 'image/png' }

export const query = (text: string) => ({ path: `/v1/query?${text}` })
export const post = (path: string, headers: Record<string, string>, body: string): Call => ({
  method: 'POST',
  path: `/v1${path}`,
  headers,
  body,
})
