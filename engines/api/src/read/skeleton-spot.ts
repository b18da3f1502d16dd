import { join } from './json-pointer.js'
import { childOf, type SourceFile, type SourceNode } from './source-file.js'

/** A value of a document and its place in the skeleton. There are many, and few are asked for either place: it is put together then. */
export class Spot {
  private constructor(
    readonly value: unknown,
    readonly file: SourceFile,
    readonly depth: number,
    private readonly outer: Spot | undefined,
    private readonly key: string | number,
    /** What `key` is called in the skeleton. */
    readonly written: string | number,
    private readonly target: SourceNode | undefined,
  ) {}

  static root(node: SourceNode): Spot {
    return new Spot(node.value, node.file, 0, undefined, '', '', node)
  }

  /** A member or an item; undefined where there is none. */
  child(value: unknown, key: string | number, written = key): Spot | undefined {
    return value === undefined ? undefined : new Spot(value, this.file, this.depth + 1, this, key, written, undefined)
  }

  /** What stands somewhere else in the source, at this place of the skeleton. */
  behind(target: SourceNode): Spot {
    return new Spot(target.value, target.file, this.depth, this.outer, this.key, this.written, target)
  }

  get isMoved(): boolean {
    return this.written !== this.key
  }

  /** Where it stands in the source. */
  get node(): SourceNode {
    if (this.target !== undefined) return this.target
    const node = this.outer && childOf(this.outer.node, this.key)
    return node ?? { file: this.file, pointer: '', value: this.value }
  }

  /** Where it stands in the skeleton. */
  get pointer(): string {
    return this.outer === undefined ? '' : join(this.outer.pointer, this.written)
  }
}
