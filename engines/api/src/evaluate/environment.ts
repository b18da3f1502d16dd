import type { BlockStatement, Node, Statement } from 'oxc-parser'
import { type Declarations, type Declared, declarationsOf, type TypeDeclaration } from './declarations.js'
import type { SourceModule } from './source-module.js'
import type { FunctionLike, Value } from './value.js'

const NOTHING: Declarations = {
  values: new Map(),
  types: new Map(),
  assigned: new Map(),
  members: new Map(),
  pushed: new Map(),
  changing: new Set(),
  repeated: new Set(),
}

/** The names that an expression can see: those of a module, or of one call of a function in it. */
export class Environment {
  /** What expressions mean here; nothing yet while it is being found out. */
  readonly memo = new Map<Node, Value | undefined>()
  /** Parameters, and what is known without a declaration. */
  readonly bound = new Map<string, () => Value>()
  // Most functions have no blocks and no functions of their own that anybody looks into: there are many environments.
  #blocks: Map<Node, Environment> | undefined
  /** After a change: the environments of the statements that mean what they meant before. */
  #kept: ReadonlyMap<Node, Environment> | undefined
  #inner: Map<Node, Map<Value | undefined, Environment>> | undefined

  constructor(
    readonly module: SourceModule,
    readonly declarations: Declarations,
    readonly parent: Environment | undefined,
    readonly self: Value | undefined,
    /** The function whose body this is. */
    readonly owner: FunctionLike | undefined = undefined,
  ) {}

  static ofModule(module: SourceModule): Environment {
    return new Environment(module, declarationsOf(module.program.body), undefined, undefined)
  }

  /** The same module after a change elsewhere, which concerns all of its statements but some. */
  static renewed(former: Environment, kept: ReadonlySet<Node>): Environment {
    const renewed = new Environment(former.module, former.declarations, undefined, undefined)
    renewed.#kept = new Map([...kept].map((statement) => [statement, former.at(statement)]))
    for (const environment of new Set([former, ...renewed.#kept.values()])) environment.#forget(kept)
    return renewed
  }

  /** What other statements meant is of no use any more, and would keep whatever it was made of. */
  #forget(kept: ReadonlySet<Node>): void {
    for (const node of this.memo.keys()) {
      const statement = node.type === 'Program' ? undefined : this.#statementOf(node)
      if (statement !== undefined && !kept.has(statement)) this.memo.delete(node)
    }
  }

  /** The environment that a node of the module has its meaning in: an earlier one, where a change did not concern its statement. */
  at(node: Node): Environment {
    if (this.#kept === undefined || node.type === 'Program') return this
    const statement = this.#statementOf(node)
    return (statement && this.#kept.get(statement)) ?? this
  }

  /** The statement of the module that a node is in. */
  #statementOf(node: Node): Statement | undefined {
    const { body } = this.module.program
    let [low, high] = [0, body.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((body[middle]?.start ?? 0) <= node.start) low = middle
      else high = middle
    }
    return body[low]
  }

  /** The environment of a function's body where nobody calls it; `bind` gives its parameters a meaning, the first time. */
  body(owner: FunctionLike, self: Value | undefined, bind: (inner: Environment) => void): Environment {
    this.#inner ??= new Map()
    const bySelf = this.#inner.get(owner) ?? new Map<Value | undefined, Environment>()
    this.#inner.set(owner, bySelf)
    const known = bySelf.get(self)
    if (known !== undefined) return known
    const inner = this.call(owner, self)
    bySelf.set(self, inner)
    bind(inner)
    return inner
  }

  /** The environment of a block; the same one where it declares nothing that another block declares too. */
  block(node: BlockStatement): Environment {
    const { repeated } = this.declarations
    if (repeated.size === 0) return this
    this.#blocks ??= new Map()
    const known = this.#blocks.get(node)
    if (known !== undefined) return known
    const declarations = declarationsOf(node.body)
    const apart = [...declarations.values.keys()].some((name) => repeated.has(name))
    const inner = apart ? new Environment(this.module, declarations, this, this.self, this.owner) : this
    this.#blocks.set(node, inner)
    return inner
  }

  /** A new environment for one call of a function that was defined here. */
  call(owner: FunctionLike, self: Value | undefined): Environment {
    return new Environment(this.module, declarationsIn(owner), this, self ?? this.self, owner)
  }

  /** The same names, seen from an object: the initialisers of its fields. */
  with(self: Value): Environment {
    return new Environment(this.module, NOTHING, this, self)
  }

  /** The environment that gives a name its meaning, this one or one around it. */
  ownerOf(name: string): Environment | undefined {
    if (this.bound.has(name) || this.declarations.values.has(name)) return this
    return this.parent?.ownerOf(name)
  }

  declared(name: string): Declared | undefined {
    return this.declarations.values.get(name)
  }

  /** The declaration of a type that is visible here; imported ones are found through the import. */
  type(name: string): { readonly node: TypeDeclaration; readonly env: Environment } | undefined {
    const node = this.declarations.types.get(name)
    return node === undefined ? this.parent?.type(name) : { node, env: this.at(node) }
  }
}

const declarations = new WeakMap<FunctionLike, Declarations>()
/** A function that is called often declares the same each time. */
function declarationsIn(owner: FunctionLike): Declarations {
  const known = declarations.get(owner)
  if (known !== undefined) return known
  const found = declarationsOf(statementsOf(owner))
  declarations.set(owner, found)
  return found
}

/** What a function does; a body that is an expression counts as one statement. */
export function statementsOf(owner: FunctionLike): readonly (Statement | Node)[] {
  const { body } = owner
  if (body === null) return []
  return body.type === 'BlockStatement' ? body.body : [body]
}
