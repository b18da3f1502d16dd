import type { ColumnFacts } from '../../catalogue/objects.js'

interface Conversion {
  /** ` USING …`, or empty where PostgreSQL converts by itself. */
  readonly using: string
  readonly loss?: string
  readonly risk?: string
}

type Typed = Pick<ColumnFacts, 'type' | 'baseType'>

const TEXTS = new Set(['text', 'character varying', 'character'])
const INTEGERS = ['smallint', 'integer', 'bigint']
const LESS_PRECISE: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^(?:numeric|real|double precision)/, /^(?:smallint|integer|bigint)$/, 'digits after the point'],
  [/^timestamp/, /^date$/, 'times of day'],
  [/^timestamp/, /^time\b/, 'dates'],
  [/^double precision$/, /^real$/, 'digits'],
  [/^numeric/, /^(?:real|double precision)$/, 'digits'],
]

/** How values of one type become values of another: through a cast, or through their text where there is none. */
export function conversion(from: Typed, to: Typed, column: string, casts: ReadonlyMap<string, string>): Conversion {
  const loss = LESS_PRECISE.find(([a, b]) => a.test(from.type) && b.test(to.type))?.[2] ?? scaleLoss(from.type, to.type)
  const lost = loss === undefined ? {} : { loss }
  if (from.baseType === to.baseType)
    return { using: '', ...lost, ...(narrower(from, to) ? { risk: 'fails where a value is too long' } : {}) }
  const cast = casts.get(`${from.baseType}\t${to.baseType}`)
  const assigned = cast === 'i' || cast === 'a' || TEXTS.has(to.baseType)
  if (assigned) return { using: '', ...lost, ...(narrower(from, to) ? { risk: 'fails where a value is out of range' } : {}) }
  // An explicit cast to a bounded text cuts without a word; through text it fails instead.
  const path = cast === 'e' || TEXTS.has(from.baseType) ? `${column}::${to.type}` : `${column}::text::${to.type}`
  return { using: ` USING ${path}`, ...lost, risk: `fails where a value can't be read as ${to.type}` }
}

function narrower(from: Typed, to: Typed): boolean {
  const [a, b] = [INTEGERS.indexOf(from.baseType), INTEGERS.indexOf(to.baseType)]
  if (a >= 0 && b >= 0) return b < a
  const length = (type: string) => Number(/\((\d+)/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY)
  return length(to.type) < length(from.type)
}

function scaleLoss(from: string, to: string): string | undefined {
  const scale = (type: string) => {
    const match = /^(?:numeric|timestamp|time|interval)\((?:\d+,)?(\d+)\)/.exec(type)
    return match === null ? Number.POSITIVE_INFINITY : Number(match[1])
  }
  return /^(?:numeric|timestamp|time|interval)/.test(from) && /^(?:numeric|timestamp|time|interval)/.test(to) && scale(to) < scale(from)
    ? 'digits after the point'
    : undefined
}
