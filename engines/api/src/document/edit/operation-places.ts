import { HTTP_METHODS, type HttpMethod, type Operation, type Origin } from '../../model/model.js'
import { readPath } from '../../read/path-template.js'
import { isRecord, own } from '../../read/record.js'
import { below, placeKey, type RawFiles } from './raw-files.js'

/** Where an operation is written. */
export interface OperationPlace {
  /** The key under `paths`. */
  readonly pathKey: string
  /** The path item, its `$ref` followed. */
  readonly item: Origin
  readonly method: HttpMethod
  readonly operation: Origin
}

/** The operations of a description, by what is said of them in the model. */
export class OperationPlaces {
  readonly #places = new Map<string, OperationPlace>()
  readonly paths: Origin

  constructor(raw: RawFiles, entry: string) {
    this.paths = raw.follow({ file: entry, pointer: '/paths' })
    const paths = raw.at(this.paths)
    for (const pathKey of isRecord(paths) ? Object.keys(paths) : []) {
      const written = below(this.paths, pathKey)
      const item = raw.follow(written)
      for (const method of HTTP_METHODS) {
        const holder = [written, item].find((place) => hasMember(raw.at(place), method))
        if (holder === undefined) continue
        const operation = raw.follow(below(holder, method))
        this.#places.set(`${method} ${readPath(pathKey).path} ${placeKey(operation)}`, { pathKey, item: holder, method, operation })
      }
    }
  }

  of({ method, path, origin }: Operation): OperationPlace | undefined {
    return this.#places.get(`${method} ${path} ${placeKey(origin)}`)
  }

  /** All operations of a path item. */
  beside(place: OperationPlace): readonly OperationPlace[] {
    return [...this.#places.values()].filter(({ pathKey }) => pathKey === place.pathKey)
  }
}

function hasMember(value: unknown, key: string): boolean {
  return isRecord(value) && own(value, key) !== undefined
}
