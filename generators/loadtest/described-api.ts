import type { ApiModel, MediaType, Operation, Parameter, SchemaObject, SecurityScheme } from '@kit/api'
import type { DescribedApi, DescribedOperation, DescribedParameter } from '@kit/load'

/** Methods whose requests would change more than a load test should, or that answer nothing to measure. */
const LEFT_OUT: readonly string[] = ['options', 'trace']

/** What a document says, in the words of the load engine. */
export function describedApi(model: ApiModel, wanted: readonly string[] | undefined): DescribedApi {
  const base = basePath(model)
  const operations = model.operations.filter(({ id, method }) => (wanted?.includes(id) ?? true) && !LEFT_OUT.includes(method))
  return {
    operations: operations.map((operation) => described(operation, base, model)),
    schemas: Object.fromEntries([...model.schemas].map(([name, { schema }]) => [name, schema])),
  }
}

/** The path of the first server, which every path of the document begins with. */
function basePath({ servers }: ApiModel): string {
  const url = servers[0]?.url ?? ''
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname.replace(/\/+$/, '') : ''
}

function described(operation: Operation, base: string, model: ApiModel): DescribedOperation {
  const { id, method, path, parameters, body, responses } = operation
  const content = body?.content.find(isJson)
  return {
    id,
    method,
    path: base + path,
    otherBody: body?.required === true && content === undefined,
    parameters: parameters.map(parameterOf),
    ...(content === undefined ? {} : { body: { type: content.type, schema: content.schema ?? {}, ...exampleOf(content.rest) } }),
    statuses: responses.map(({ status }) => status),
    answers: propertiesOf(responses.find(({ status }) => status.startsWith('2'))?.content.find(isJson), model),
    credentials: credentialsFor(operation, model),
  }
}

/** Between the values of a list, where they are not repeated. */
const SEPARATORS: Readonly<Record<string, string>> = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C', tabDelimited: '%09' }

function parameterOf({ name, in: place, required, schema, style, explode, rest }: Parameter): DescribedParameter {
  const separator = explode ? undefined : SEPARATORS[style]
  return { name, in: place, required, schema, ...exampleOf(rest), ...(separator === undefined ? {} : { separator }) }
}

function isJson({ type }: MediaType): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(type)
}

/** `example`, or the value of the first of `examples`. */
function exampleOf(rest: Readonly<Record<string, unknown>>): { example?: unknown } {
  if (rest['example'] !== undefined) return { example: rest['example'] }
  const [first]: unknown[] = Object.values(Object(rest['examples']))
  return typeof first === 'object' && first !== null && 'value' in first ? { example: first.value } : {}
}

function propertiesOf(content: MediaType | undefined, model: ApiModel): readonly string[] {
  const schema = resolved(content?.schema, model)
  const parts = (schema?.allOf ?? []).map((part) => resolved(part, model))
  return [schema, ...parts].flatMap((part) => Object.keys(part?.properties ?? {}))
}

function resolved(schema: MediaType['schema'], model: ApiModel): SchemaObject | undefined {
  if (typeof schema !== 'object') return undefined
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '') ?? []
  const named = name === undefined ? schema : model.schemas.get(name)?.schema
  return typeof named === 'object' ? named : undefined
}

/** Fields for the first of the alternatives that is made of header fields; the values come from the environment. */
function credentialsFor({ security }: Operation, { securitySchemes }: ApiModel): Readonly<Record<string, string>> {
  for (const requirement of security) {
    const fields = [...requirement.keys()].map((name) => fieldOf(name, securitySchemes.get(name)))
    if (fields.every((field) => field !== undefined)) return Object.fromEntries(fields)
  }
  return {}
}

function fieldOf(name: string, scheme: SecurityScheme | undefined): readonly [string, string] | undefined {
  const value = `{{env.${name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toUpperCase()}}}`
  if (scheme?.type === 'apiKey') return scheme.in === 'header' ? [scheme.name.toLowerCase(), value] : undefined
  if (scheme?.type === 'http') return ['authorization', `${scheme.scheme.toLowerCase() === 'basic' ? 'Basic' : 'Bearer'} ${value}`]
  return scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect' ? ['authorization', `Bearer ${value}`] : undefined
}
