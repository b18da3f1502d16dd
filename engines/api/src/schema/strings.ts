import type { SchemaObject } from '../model/schema.js'
import { regex } from '../render/escape.js'
import { type Context, helper, report } from './context.js'
import { type Rendered, simple } from './rendered.js'

/** Formats with a zod schema of their own. Those marked accept ASCII only, where zod's way to count length is JSON Schema's. */
const FORMATS: Readonly<Record<string, { readonly zod: string; readonly ascii: boolean }>> = {
  'date-time': { zod: 'z.iso.datetime({ offset: true })', ascii: true },
  date: { zod: 'z.iso.date()', ascii: true },
  duration: { zod: 'z.iso.duration()', ascii: true },
  email: { zod: 'z.email()', ascii: true },
  'idn-email': { zod: 'z.email({ pattern: z.regexes.unicodeEmail })', ascii: false },
  hostname: { zod: 'z.hostname()', ascii: true },
  ipv4: { zod: 'z.ipv4()', ascii: true },
  ipv6: { zod: 'z.ipv6()', ascii: true },
  uri: { zod: 'z.url()', ascii: false },
  url: { zod: 'z.url()', ascii: false },
  iri: { zod: 'z.url()', ascii: false },
  uuid: { zod: 'z.uuid()', ascii: true },
  guid: { zod: 'z.guid()', ascii: true },
  byte: { zod: 'z.base64()', ascii: true },
  base64: { zod: 'z.base64()', ascii: true },
  base64url: { zod: 'z.base64url()', ascii: true },
  decimal: { zod: 'z.string().regex(/^[+-]?\\d+(?:\\.\\d+)?$/)', ascii: true },
  'json-pointer': { zod: 'z.string().regex(/^(?:\\/(?:[^~/]|~[01])*)*$/u)', ascii: false },
}
const HELPERS = { time: 'time', 'uri-reference': 'uriReference' } as const
/** Formats that say how to show or to send a string, not what it is; those of numbers say nothing about strings. */
const SILENT: ReadonlySet<string> = new Set([
  'password',
  'binary',
  'html',
  'commonmark',
  'markdown',
  'text',
  'string',
  'textarea',
  'multiline',
  'int32',
  'int64',
  'float',
  'double',
  'integer',
  'number',
  'enum',
  'char',
])

function isFile(schema: SchemaObject): boolean {
  return schema.format === 'binary' || (schema.contentMediaType !== undefined && schema.contentEncoding === undefined)
}

function base(schema: SchemaObject, context: Context): { readonly zod: string; readonly ascii: boolean } {
  const { format } = schema
  if (format === undefined) {
    const encoded = schema.type === 'string' ? schema.contentEncoding : undefined
    return (encoded === 'base64' || encoded === 'base64url' ? FORMATS[encoded] : undefined) ?? { zod: 'z.string()', ascii: false }
  }
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (known !== undefined) return known
  if (format === 'time' || format === 'uri-reference') return { zod: `${helper(context, HELPERS[format])}()`, ascii: true }
  if (!SILENT.has(format) && !context.ruleOnly) {
    report(
      context,
      'unknownFormat',
      'note',
      `The format ${JSON.stringify(format)} is not known, so nothing checks it.`,
      'Add a `pattern`, or refine the generated schema.',
    )
  }
  return { zod: 'z.string()', ascii: false }
}

/** The string keywords: format, minLength, maxLength, pattern. */
export function renderString(schema: SchemaObject, context: Context): Rendered {
  const { file } = context.scope
  if (file !== undefined && isFile(schema)) return simple(file.schema, file.type)
  const { zod: start, ascii } = base(schema, context)
  let zod = start
  const { minLength = 0, maxLength, pattern } = schema
  if (minLength === 1 || (minLength > 0 && ascii)) zod += `.min(${minLength})`
  else if (minLength > 0) zod += `.check(${helper(context, 'minLength')}(${minLength}))`
  if (maxLength !== undefined)
    zod += ascii || maxLength === 0 ? `.max(${maxLength})` : `.check(${helper(context, 'maxLength')}(${maxLength}))`
  if (pattern !== undefined) {
    const expression = regex(pattern)
    if (expression === undefined) {
      report(
        context,
        'invalidPattern',
        'warning',
        `The pattern ${JSON.stringify(pattern)} is no ECMAScript regular expression, so nothing checks it.`,
        'Rewrite the pattern (ECMA-262).',
      )
    } else zod += `.regex(${expression})`
  }
  return simple(zod, 'string')
}
