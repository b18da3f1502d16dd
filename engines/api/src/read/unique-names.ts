import type { SourceNode } from './source-file.js'
import { fileStem, targetName } from './target-name.js'

/** The identity of a node: two references to one place are one component. */
export function keyOf(node: SourceNode): string {
  return `${node.file.path}#${node.pointer}`
}

/** Gives every target of references a name of its own, the same in every run: the first to ask for a name gets it. */
export class UniqueNames {
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()

  /** The name given to a target before. */
  get(target: SourceNode): string | undefined {
    return this.#names.get(keyOf(target))
  }

  /** Names a target as the document does; further targets must take other names. */
  claim(target: SourceNode, name: string): void {
    this.#names.set(keyOf(target), name)
    this.#taken.add(name)
  }

  /** Whether a name is in use. */
  has(name: string): boolean {
    return this.#taken.has(name)
  }

  /** Names a target: by its pointer, where that is taken by its file as well, then by number. */
  give(target: SourceNode): string {
    const known = this.get(target)
    if (known !== undefined) return known
    const plain = targetName(target)
    const stem = fileStem(target.file.path)
    const candidates = plain === stem ? [plain] : [plain, `${stem}_${plain}`]
    let name = candidates.find((one) => !this.#taken.has(one))
    for (let number = 2; name === undefined; number += 1) {
      const numbered = `${candidates.at(-1)}_${number}`
      if (!this.#taken.has(numbered)) name = numbered
    }
    this.claim(target, name)
    return name
  }
}
