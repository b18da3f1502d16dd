import { readsAnswers } from '../expect/check-answer.js'
import type { Expectation } from '../plan/expectation.js'
import type { PlannedRequest } from '../plan/load-plan.js'
import { asItIs, hasPlaceholders, inHeader, inJson, inPath, template } from '../plan/template.js'
import type { ReadyRequest } from './exchange.js'

/** A step, prepared so that sending it is cheap. */
export interface PreparedStep {
  readonly name: string
  readonly expect: Expectation | undefined
  readonly capture: readonly (readonly [string, string])[]
  /** Whether answers are wanted with their bodies, even good ones. */
  readonly readBody: boolean
  /** @returns undefined when a placeholder has no value */
  readonly fill: (values: ReadonlyMap<string, string>) => ReadyRequest | undefined
}

export function prepareStep({ name, method, path, headers, body, expect, capture = {} }: PlannedRequest): PreparedStep {
  const captured = Object.entries(capture)
  const readBody = readsAnswers(expect) || captured.length > 0
  const plain: ReadyRequest = { name, method, path, headers, body }
  const fixed = ![path, body ?? '', ...Object.values(headers)].some(hasPlaceholders)
  if (fixed) return { name, expect, capture: captured, readBody, fill: () => plain }

  const isJson = Object.entries(headers).some(([field, value]) => field.toLowerCase() === 'content-type' && /[/+]json\b/.test(value))
  const isForm = Object.values(headers).some((value) => value.startsWith('application/x-www-form-urlencoded'))
  const fillPath = template(path, inPath)
  const fillBody = body === undefined ? undefined : template(body, isJson ? inJson : isForm ? inPath : asItIs)
  const fillHeaders = Object.entries(headers).map(([field, value]) => [field, template(value, inHeader)] as const)
  const fill = (values: ReadonlyMap<string, string>): ReadyRequest | undefined => {
    const filledPath = fillPath(values)
    const filledBody = fillBody?.(values)
    if (filledPath === undefined || (fillBody !== undefined && filledBody === undefined)) return undefined
    const filledHeaders: Record<string, string> = {}
    for (const [field, fillHeader] of fillHeaders) {
      const value = fillHeader(values)
      if (value === undefined) return undefined
      filledHeaders[field] = value
    }
    return { name, method, path: filledPath, headers: filledHeaders, body: filledBody }
  }
  return { name, expect, capture: captured, readBody, fill }
}
