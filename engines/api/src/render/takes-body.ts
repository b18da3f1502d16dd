import type { HttpMethod } from '../model/model.js'

/** Whether content of a request with this method means anything (RFC 9110, 9.3.1, 9.3.2 and 9.3.8); servers may drop it unread. */
export function takesBody(method: HttpMethod): boolean {
  return method !== 'get' && method !== 'head' && method !== 'trace'
}
