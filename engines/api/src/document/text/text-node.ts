/** A value of a YAML or JSON text and the span it takes up. Offsets count UTF-16 units; ends are exclusive. */
export interface TextNode {
  readonly kind: 'map' | 'list' | 'scalar' | 'alias'
  /** First offset of the value itself, behind its anchor and tag. */
  readonly start: number
  readonly end: number
  /** Offset of the anchor or tag, where there is one; else `start`. */
  readonly outer: number
  readonly style: 'block' | 'flow' | 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty'
  readonly tagged: boolean
  readonly anchored: boolean
  /** Entries of a map or items of a list, in the order of the text. */
  readonly children: readonly TextChild[]
  /** What an alias stands for. */
  readonly target?: TextNode
}

/** An entry of a map, or an item of a list under its index. */
export interface TextChild {
  readonly key: string
  /** Offset of the key; of the dash of an item in block style; of the value of an item in flow style. */
  readonly start: number
  /** Offset behind the key; of an item, the same as `start`. */
  readonly keyEnd: number
  /** Offset behind the colon or dash. */
  readonly gap: number
  readonly merge: boolean
  readonly value: TextNode
}

/** The tree of a text, with all its aliases. */
export interface TextTree {
  readonly root: TextNode
  readonly aliases: readonly TextNode[]
}

/** Thrown for texts that can be read and not edited, such as YAML with maps as keys. */
export class UneditableText extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message)
    this.name = 'UneditableText'
  }
}
