import type { ArrowFunctionExpression, Class, Function as FunctionNode, Node } from 'oxc-parser'
import type { Environment } from './environment.js'
import type { SourceModule } from './source-module.js'

/**
 * What an expression of the user's sources means, as far as it can be known without running them. A value keeps the syntax it came from, so
 * that a reader of schemas or routes can point there. The same expression in the same environment is always the same object: identity is what
 * tells two routers apart.
 */
export type Value =
  | LiteralValue
  | RegExpValue
  | TextValue
  | ObjectValue
  | ArrayValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | CallValue
  | MemberValue
  | ExternalValue
  | ModuleValue
  | ParameterValue
  | EitherValue
  | UnknownValue

/** Where an expression stands. */
export interface Site {
  readonly node: Node
  readonly env: Environment
}

export type FunctionLike = FunctionNode | ArrowFunctionExpression

export interface LiteralValue extends Site {
  readonly kind: 'literal'
  readonly value: string | number | bigint | boolean | null | undefined
}

export interface RegExpValue extends Site {
  readonly kind: 'regexp'
  readonly pattern: string
  readonly flags: string
}

/** Text of which a part is not known: `` `/${name}/x` ``. */
export interface TextValue extends Site {
  readonly kind: 'text'
  readonly parts: readonly (string | Value)[]
}

export interface ObjectValue extends Site {
  readonly kind: 'object'
  /** In the order of the source; later ones of the same name win. */
  readonly members: ReadonlyMap<string, Member>
  /** Whether something was spread into it that is not known, or a key is not. */
  readonly open: boolean
  /** What was spread into it and is no object that is known, such as `...User.shape`. */
  readonly spreads?: readonly Value[]
}

export interface Member {
  /** The property or method, for its place and its comments. */
  readonly node: Node
  readonly module: SourceModule
  readonly getter: boolean
  value(): Value
}

export interface ArrayValue extends Site {
  readonly kind: 'array'
  readonly items: readonly Value[]
  readonly open: boolean
}

export interface FunctionValue extends Site {
  readonly kind: 'function'
  readonly node: FunctionLike
  readonly self: Value | undefined
}

export interface ClassValue extends Site {
  readonly kind: 'class'
  readonly node: Class
  readonly superClass: Value | undefined
}

/** `new` of a class of the project. */
export interface InstanceValue extends Site {
  readonly kind: 'instance'
  readonly of: ClassValue
  readonly args: readonly Value[]
  /** The object that this one is part of, seen from a class above its own. */
  readonly derived?: InstanceValue
}

/** A call (or `new`) of what is not the project's own: `z.object({…})`, `express.Router()`. */
export interface CallValue extends Site {
  readonly kind: 'call'
  readonly callee: Value
  readonly args: readonly Value[]
  readonly isNew: boolean
}

/** A property of what is not known from inside: `z.string().min`. */
export interface MemberValue extends Site {
  readonly kind: 'member'
  readonly object: Value
  readonly name: string
}

/** Something of a package: `import { z } from 'zod'` is `zod` with path `['z']`, `z.object` is `['z', 'object']`; default exports are `['default']`, the whole module `[]`. */
export interface ExternalValue extends Site {
  readonly kind: 'external'
  readonly specifier: string
  readonly path: readonly string[]
}

/** All exports of a module of the project. */
export interface ModuleValue extends Site {
  readonly kind: 'module'
  readonly module: SourceModule
}

/** A parameter of a function that nobody calls in what is read, such as `req` of a handler; `path` are the members taken of it. */
export interface ParameterValue extends Site {
  readonly kind: 'parameter'
  readonly function: FunctionLike
  readonly index: number
  readonly path: readonly string[]
}

/** One of several, depending on what is not known: `a ? b : c`, `process.env.PREFIX ?? '/api'`. */
export interface EitherValue extends Site {
  readonly kind: 'either'
  readonly options: readonly Value[]
}

export interface UnknownValue extends Site {
  readonly kind: 'unknown'
  readonly reason: string
}
