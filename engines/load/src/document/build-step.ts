import type { ScenarioFile } from '../plan/scenario.js'
import type { DescribedApi, DescribedOperation, DescribedParameter } from './described-operation.js'
import { validValue } from './valid-value.js'

export type Step = ScenarioFile['flows'][number]['steps'][number]

/**
 * A valid request of an operation.
 *
 * @param values for path parameters, instead of made-up ones
 * @returns undefined where no valid value for something required could be found
 */
export function validStep(
  operation: DescribedOperation,
  { schemas }: Pick<DescribedApi, 'schemas'>,
  values: Readonly<Record<string, string>> = {},
): Step | undefined {
  const { id, method, path, parameters, body, credentials } = operation
  let complete = !operation.otherBody
  const valueFor = ({ schema, example }: Pick<DescribedParameter, 'schema' | 'example'>, seed: number) => {
    const value = example ?? validValue(schema, schemas, seed)
    complete &&= value !== undefined
    return value
  }
  const filled = path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    return values[name] ?? encodeURIComponent(textOf(valueFor(parameter ?? { schema: { type: 'string' } }, 1)))
  })
  const wanted = (place: DescribedParameter['in']) =>
    parameters.filter((one) => one.in === place && one.required).map((one, index) => [one.name, textOf(valueFor(one, index + 2))] as const)
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .flatMap((one, index) => pairsOf(one, valueFor(one, index + 2)))
    .join('&')
  const headers = { ...Object.fromEntries(wanted('header')), ...credentials, ...(body === undefined ? {} : { 'content-type': body.type }) }
  const content = body === undefined ? undefined : jsonOf(valueFor(body, 1))
  if (!complete) return undefined
  return {
    name: id,
    method: method.toUpperCase(),
    path: query === '' ? filled : `${filled}?${query}`,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(content === undefined ? {} : { body: content }),
  }
}

/** A list without a separator is repeated: `near=1&near=2`. A separator is written as it is, so that it can be told from the values. */
function pairsOf({ name, separator }: DescribedParameter, value: unknown): string[] {
  const key = encodeURIComponent(name)
  const texts = (Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(textOf(one)))
  return separator === undefined ? texts.map((text) => `${key}=${text}`) : [`${key}=${texts.join(separator)}`]
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** What a scenario's file can hold; anything else is no JSON anyway. */
function jsonOf(value: unknown): Step['body'] {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
