/** Enough for the texts of one file that a plan compares: as it is, as kit wrote it, as it would, and what comes of them. */
const FEW = 12
/** What is made of a text takes many times its size: of large ones fewer are kept. In characters, of all texts together. */
const MOST = 100_000

/** What was made of the last few texts: one edit has the same text looked at from many sides. */
export class LastFew<T> {
  #made: readonly { readonly path: string; readonly text: string; readonly result: T }[] = []

  of(path: string, text: string, make: () => T): T {
    const known = this.#made.find((one) => one.text === text && one.path === path)
    if (known !== undefined) return known.result
    const result = make()
    let left = MOST - text.length
    const others = this.#made.slice(0, FEW - 1).filter((one) => {
      left -= one.text.length
      return left >= 0
    })
    this.#made = [{ path, text, result }, ...others]
    return result
  }
}
