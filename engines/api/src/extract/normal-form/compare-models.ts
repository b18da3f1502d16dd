import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.js'
import type { ApiModel } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { withoutDoubles } from '../../plan/select-operations.js'
import { isRoutable } from '../../render/route-path.js'
import type { ReadOutput } from '../contract/read-output.js'
import { carriedOperation } from './carried-operation.js'
import { carriedSchema } from './carried-schema.js'
import { Losses } from './losses.js'
import { annotationsOf, proseOf } from './normal-keywords.js'
import { normalOperation } from './normal-operation.js'
import { normalSchema } from './normal-schema.js'
import { canonical } from './normal-types.js'

/** A place where two models are not the same. */
export interface Difference {
  /** Such as `schemas.User.properties.id`. */
  readonly path: string
  readonly wanted: string
  readonly found: string
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** What code does not carry, by kind. */
  readonly losses: ReadonlyMap<string, number>
}

/** Compares a document's model with what was read of the code that was written for it, both in normal form. */
export function compareModels(model: ApiModel, output: ReadOutput): Comparison {
  const losses = new Losses()
  const wanted = documentForm(model, output.forms, losses)
  const found = outputForm(output)
  return { differences: differences(wanted, found, ''), losses: losses.counts }
}

function documentForm(model: ApiModel, forms: ReadOutput['forms'], losses: Losses): JsonObject {
  const carried = new Map(
    [...model.schemas].map(([name, { schema }]): [string, JsonSchema] => {
      const form = forms.get(name) ?? 'response'
      return [
        name,
        carriedSchema(schema, { resolve: (one) => model.schemas.get(one)?.schema, losses, form, files: false, rule: false }, 'named'),
      ]
    }),
  )
  const routable = model.operations.filter((one) => isRoutable(one.path))
  losses.add('paths that no router can serve', model.operations.length - routable.length)
  const served = withoutDoubles(routable)
  losses.add('operations that another one of the same path hides', routable.length - served.length)
  const resolve = (name: string): JsonSchema | undefined => carried.get(name)
  return {
    schemas: normalSchemas(carried),
    operations: Object.fromEntries(
      served.map((one) => [
        one.id,
        {
          ...normalOperation(carriedOperation(one, model.schemas, losses), resolve),
          route: routeOf(one),
        },
      ]),
    ),
    securitySchemes: Object.fromEntries(
      [...model.securitySchemes].map(([name, scheme]) => {
        for (const key of Object.keys(scheme.rest)) losses.add(`\`${key}\` of security schemes`)
        if (scheme.type === 'http' && scheme.bearerFormat !== undefined) losses.add('`bearerFormat` of security schemes')
        return [name, schemeForm(scheme)]
      }),
    ),
  }
}

function outputForm({ operations, schemas, securitySchemes }: ReadOutput): JsonObject {
  const resolve = (name: string): JsonSchema | undefined => schemas.get(name)
  return {
    schemas: normalSchemas(schemas),
    operations: Object.fromEntries(operations.map((one) => [one.id, { ...normalOperation(one, resolve), route: routeOf(one) }])),
    securitySchemes: Object.fromEntries([...securitySchemes].map(([name, one]) => [name, schemeForm(one)])),
  }
}

/** The letters of an address and their percent-encoding mean the same (RFC 3986, 2.1). */
function routeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  try {
    return `${method} ${decodeURI(path)}`
  } catch {
    return `${method} ${path}`
  }
}

function schemeForm(scheme: ApiModel['securitySchemes'] extends ReadonlyMap<string, infer S> ? S : never): JsonObject {
  return {
    type: scheme.type,
    description: proseOf(scheme.description ?? ''),
    ...(scheme.type === 'http' && { scheme: scheme.scheme }),
    ...(scheme.type === 'apiKey' && { in: scheme.in, name: scheme.name }),
  }
}

function normalSchemas(schemas: ReadonlyMap<string, JsonSchema>): JsonObject {
  return Object.fromEntries(
    [...schemas].map(([name, schema]) => {
      const { description, deprecated } = annotationsOf(schema)
      const own = { ...(description !== undefined && { description }), ...(deprecated !== undefined && { deprecated }) }
      return [name, { ...own, schema: normalSchema(schema, (one) => schemas.get(one), name) }]
    }),
  )
}

function differences(wanted: JsonValue | undefined, found: JsonValue | undefined, path: string): readonly Difference[] {
  if (canonical(wanted) === canonical(found)) return []
  if (isJsonObject(wanted) && isJsonObject(found)) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
    return keys.flatMap((key) => differences(wanted[key], found[key], path === '' ? key : `${path}.${key}`))
  }
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length === found.length)
    return wanted.flatMap((one: JsonValue, index) => differences(one, found[index], `${path}[${index}]`))
  return [{ path, wanted: canonical(wanted), found: canonical(found) }]
}
