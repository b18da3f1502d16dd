import type { CallValue, Value } from '../../evaluate/value.js'

const PACKAGES = /^(?:@sinclair\/typebox|typebox|@fastify\/type-provider-typebox)(?:\/.*)?$/

/** A call of TypeBox: `Type.Object({…})`. */
export interface TypeBoxCall {
  readonly name: string
  readonly args: readonly Value[]
  readonly value: CallValue
}

/** A call of one of TypeBox's builders, however it is imported; undefined for every other value. */
export function typeBoxCall(value: Value | undefined): TypeBoxCall | undefined {
  if (value?.kind !== 'call') return undefined
  const { callee, args } = value
  if (callee.kind === 'external' && PACKAGES.test(callee.specifier)) {
    const name = callee.path.at(-1)
    return name === undefined ? undefined : { name, args, value }
  }
  // `Type.Transform(inner).Decode(fn).Encode(fn)` goes over the wire as `inner`.
  if (callee.kind === 'member' && (callee.name === 'Decode' || callee.name === 'Encode')) return typeBoxCall(callee.object)
  return undefined
}

/** `Type.Object(properties)`, for properties that are given otherwise. */
export function objectCall(properties: Value): CallValue {
  const { node, env } = properties
  const callee = { kind: 'external', specifier: 'typebox', path: ['Object'], node, env } as const
  return { kind: 'call', callee, args: [properties], isNew: false, node, env }
}

/** Whether a property with this schema may be left out. */
export function isOptional(value: Value): boolean {
  const call = typeBoxCall(value)
  if (call?.name === 'Optional' || call?.name === 'ReadonlyOptional')
    return !(call.args[1]?.kind === 'literal' && call.args[1].value === false)
  return call?.name === 'Readonly' && call.args[0] !== undefined && isOptional(call.args[0])
}
