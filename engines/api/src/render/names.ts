/**
 * Hands out names that are free. Compares without case on demand, since `User.ts` and `user.ts` are one file on many disks.
 */
export class NameScope {
  readonly #taken: Set<string>
  readonly #key: (name: string) => string

  constructor(reserved: Iterable<string> = [], options: { readonly ignoreCase?: boolean } = {}) {
    this.#key = options.ignoreCase === true ? (name) => name.toLowerCase() : (name) => name
    this.#taken = new Set(Array.from(reserved, this.#key))
  }

  /** Whether a name is still free. */
  isFree(name: string): boolean {
    return !this.#taken.has(this.#key(name))
  }

  /**
   * Takes the first free one of: the wanted name, then what `next` makes of it (by default `name2`, `name3`, …).
   *
   * @param companions further names that must be free together with it, such as its input type
   */
  take(
    wanted: string,
    next: (index: number) => string = (index) => `${wanted}${index}`,
    companions: (name: string) => readonly string[] = () => [],
  ): string {
    let name = wanted
    for (let index = 2; ![name, ...companions(name)].every((one) => this.isFree(one)); index++) name = next(index)
    for (const one of [name, ...companions(name)]) this.#taken.add(this.#key(one))
    return name
  }
}

/** ECMAScript's reserved words and those that strict mode and modules add (ECMA-262, 12.7.2), with `undefined` and the like. */
export const RESERVED_WORDS: readonly string[] =
  'arguments as async await break case catch class const continue debugger default delete do else enum eval export extends false finally for from function get if implements import in instanceof interface let NaN Infinity new null of package private protected public return set static super switch this throw true try type typeof undefined var void while with yield'.split(
    ' ',
  )

/** Global types and values that generated code itself names, which a schema called `Record` must not hide, and words that mean something before a type. */
export const USED_GLOBALS: readonly string[] =
  'Array Record Readonly Partial Omit Pick Promise Uint8Array Buffer Date RegExp Object String Number Boolean Symbol Function any unknown never object string number boolean bigint symbol infer keyof readonly unique'.split(
    ' ',
  )
