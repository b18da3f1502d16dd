import type { ErrorKind } from '../measure/error-kind.js'

/** k6's codes of failed requests: hundreds are areas, single ones are what happened. */
const SINGLE: ReadonlyMap<number, ErrorKind> = new Map([
  [1050, 'timeout'],
  [1201, 'reset'],
  [1211, 'timeout'],
  [1212, 'refused'],
  [1213, 'reset'],
  [1220, 'reset'],
])
const AREAS: ReadonlyMap<number, ErrorKind> = new Map([
  [11, 'dns'],
  [13, 'tls'],
  [15, 'protocol'],
  [16, 'protocol'],
  [17, 'protocol'],
])

export function k6ErrorKind(code: string | undefined): ErrorKind {
  const number = Number(code)
  return SINGLE.get(number) ?? AREAS.get(Math.floor(number / 100)) ?? 'other'
}
