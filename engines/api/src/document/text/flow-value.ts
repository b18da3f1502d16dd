import { isRecord } from '../../read/record.js'

/** A value on one line, with brackets: `{ a: 1, b: [2, 3] }`. */
export function flowValue(value: unknown, scalar: (value: unknown) => string): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowValue(item, scalar)).join(', ')}]`
  if (!isRecord(value)) return scalar(value)
  const entries = Object.keys(value).filter((key) => value[key] !== undefined)
  if (entries.length === 0) return '{}'
  return `{ ${entries.map((key) => `${scalar(key)}: ${flowValue(value[key], scalar)}`).join(', ')} }`
}
