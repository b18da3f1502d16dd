import { type ColumnSchema, docComment, propertyKey, quote, type Resource } from '@kit/api'

/** The interface of a table's rows, as they come from the database. */
export function rowInterface({ type, columns }: Resource, about: string): string {
  const members = columns.map(({ property, column }) => {
    const value = typeOf(column.read)
    const type = column.nullable && value !== 'unknown' ? `${value} | null` : value
    return `${docComment(column.comment ?? '', '  ')}  ${propertyKey(property)}: ${type}\n`
  })
  return `${docComment(about)}export interface ${type}Row {\n${members.join('')}}\n`
}

function typeOf({ type, enum: values, anyOf, items, properties }: ColumnSchema): string {
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' | ')
  if (values !== undefined) return values.map((value) => (typeof value === 'string' ? quote(value) : String(value))).join(' | ')
  if (type === 'array') return items === undefined ? 'unknown[]' : `(${typeOf(items.of)} | null)[]`
  if (type === 'object') {
    const members = Object.entries(properties ?? {}).map(([name, { of }]) => `${propertyKey(name)}?: ${typeOf(of)} | null | undefined`)
    return `{ ${members.join('; ')} }`
  }
  return type === 'integer' ? 'number' : (type ?? 'unknown')
}
