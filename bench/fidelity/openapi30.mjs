// The keywords of OpenAPI 3.0 schemas that 3.1 writes otherwise.
function convert(schema) {
  if (Array.isArray(schema)) return schema.map(convert)
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema
  const out = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'enum' || key === 'default' ? value : convert(value)]))
  if (exclusiveMinimum === true) {
    out.exclusiveMinimum = out.minimum
    delete out.minimum
  }
  if (exclusiveMaximum === true) {
    out.exclusiveMaximum = out.maximum
    delete out.maximum
  }
  if (out.discriminator?.mapping) {
    out.discriminator.mapping = Object.fromEntries(Object.entries(out.discriminator.mapping).map(([value, ref]) => [value, ref.split('/').at(-1)]))
  }
  if (out.type === undefined && out.properties !== undefined) out.type = 'object'
  if (nullable !== true) return out
  return out.type === undefined ? { anyOf: [out, { type: 'null' }] } : { ...out, type: [out.type, 'null'] }
}

export function openApi30(schemas) {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, { schema: convert(schema) }]))
}
