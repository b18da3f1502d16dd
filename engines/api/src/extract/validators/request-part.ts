import type { FunctionLike, Value } from '../../evaluate/value.js'
import { type PartName, partOfName } from '../schema-parts.js'

/** What of the request a value is: all of it (`req`), a part (`req.body`), or something in one (`req.body.user`). */
export interface RequestPart {
  readonly part: PartName | 'request'
  readonly path: readonly string[]
}

/** Whether a value comes from the request that a middleware or handler is called with: `req.body`, `ctx.request.body`, `ctx.query`. */
export function requestPart(value: Value, middleware: FunctionLike): RequestPart | undefined {
  if (value.kind !== 'parameter' || value.function !== middleware) return undefined
  // `(error, req, res, next)`
  const request = middleware.params.length === 4 ? 1 : 0
  if (value.index !== request) return undefined
  const path = value.path[0] === 'request' || value.path[0] === 'req' ? value.path.slice(1) : value.path
  const [name, ...rest] = path
  if (name === undefined) return { part: 'request', path: [] }
  const part = partOfName(name)
  return part && { part, path: rest }
}
