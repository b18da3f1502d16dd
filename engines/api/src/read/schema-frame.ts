import type { Origin } from '../model/model.js'
import { join } from './json-pointer.js'
import type { JsonRecord } from './record.js'
import type { SourceNode } from './source-file.js'

export type JsonPath = readonly (string | number)[]

/** Where the conversion of schemas is: the node it began at, and the path below. Pointers are made only when something is said. */
export class SchemaFrame {
  constructor(
    readonly root: SourceNode,
    readonly path: (string | number)[] = [],
  ) {}

  /** The origin of the current schema, or of something in it. */
  here(...path: JsonPath): Origin {
    return { file: this.root.file.path, pointer: join(this.root.pointer, ...this.path, ...path) }
  }

  /** The current schema as a node. */
  node(value: JsonRecord): SourceNode {
    return { file: this.root.file, pointer: this.here().pointer, value }
  }
}
