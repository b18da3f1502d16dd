import { HttpError } from './routes/http.js'

/** For the right side of `??`. */
export function notFound(what: string): never {
  throw new HttpError(404, 'not_found', `There is no such ${what}`)
}
