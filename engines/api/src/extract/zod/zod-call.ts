import type { CallValue, Value } from '../../evaluate/value.js'

const PACKAGES = new Set([
  'zod',
  'zod/v3',
  'zod/v4',
  'zod/mini',
  'zod/v4-mini',
  'zod/v4/mini',
  'zod/v4/core',
  '@zod/mini',
  '@hono/zod-openapi',
])

/** A call that makes a zod schema, or changes one. */
export interface ZodCall {
  /** Name of the function or method: `string`, `iso.datetime`, `coerce.number`. */
  readonly name: string
  readonly args: readonly Value[]
  /** The schema that a method is called on; undefined for functions of the package. */
  readonly subject: Value | undefined
  readonly value: CallValue
}

/** The name of something that zod exports, without the way it was imported. */
export function zodExport(value: Value): string | undefined {
  if (value.kind !== 'external' || !PACKAGES.has(value.specifier)) return undefined
  const [first, ...others] = value.path
  return (first === 'z' || first === 'default' ? others : value.path).join('.')
}

/** Whether a chain of calls and members begins with zod. */
export function isZod(value: Value): boolean {
  let current = value
  for (;;) {
    if (current.kind === 'call') current = current.callee
    else if (current.kind === 'member') current = current.object
    else return zodExport(current) !== undefined
  }
}

export function zodCall(value: Value): ZodCall | undefined {
  if (value.kind !== 'call') return undefined
  const { callee, args } = value
  const name = zodExport(callee)
  if (name !== undefined) return { name, args, subject: undefined, value }
  if (callee.kind !== 'member' || !isZod(callee.object)) return undefined
  return { name: callee.name, args, subject: callee.object, value }
}
