import type { CallValue, Value } from '../../evaluate/value.js'
import { SCHEMA_HELPERS } from '../../schema/scope.js'

/** A call of a helper that kit writes into a project, with what it was given. */
export interface KitHelper {
  readonly name: string
  /** By the name of the parameter. */
  arg(name: string): Value | undefined
  readonly value: CallValue
}

const IN_HTTP: ReadonlySet<string> = new Set(['file', 'stream', 'binary'])
const IN_SCHEMA: ReadonlySet<string> = new Set(SCHEMA_HELPERS)

/**
 * The helper of the project's own `schema.ts` or `http/files.ts` that made a value. The evaluator has followed the call by then, so that the value is what
 * the helper returns: its environment is the call, and knows the arguments.
 */
export function kitHelper(value: Value): KitHelper | undefined {
  if (value.kind !== 'call') return undefined
  const { env } = value
  const { owner } = env
  const name = owner?.type === 'FunctionDeclaration' ? owner.id?.name : undefined
  // Defaults of its parameters stand in the same environment.
  if (name === undefined || value.node.start < (owner?.body?.start ?? 0)) return undefined
  const { path } = env.module
  const known = /(?:^|\/)schema\.[cm]?[jt]s$/.test(path)
    ? IN_SCHEMA
    : /(?:^|\/)http(?:\/files)?\.[cm]?[jt]s$/.test(path)
      ? IN_HTTP
      : undefined
  if (known?.has(name) !== true || env.parent?.parent !== undefined) return undefined
  return { name, value, arg: (parameter) => env.bound.get(parameter)?.() }
}
