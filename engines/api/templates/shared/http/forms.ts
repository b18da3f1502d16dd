import type { PropertyEncoding, Schema } from './contract.js'
import { validationFailed } from './errors.js'
import type { UploadedFile } from './files.js'
import { essence, inRange, isJson } from './media-types.js'
import { arrange, decodeForm, type Pairs } from './pairs.js'
import { fromJson, queryDecoder } from './parameters.js'
import { fromText, fromTexts, fromTree, setOwn } from './values.js'
import { type Wire, wireOf } from './wire.js'

type Encodings = { readonly [property: string]: PropertyEncoding } | undefined
type Form = Record<string, unknown>

const ANY: Wire = { kind: 'any' }

interface Properties {
  readonly of: (name: string) => Wire
  readonly names: () => string[]
  /** `__proto__` is a field only where the contract says so. */
  readonly takes: (name: string) => boolean
}

function propertiesOf(schema: Schema): Properties {
  const wire = wireOf(schema)
  if (wire.kind !== 'object') return { of: () => ANY, names: () => [], takes: (name) => name !== '__proto__' }
  return {
    of: (name) => wire.properties.get(name) ?? wire.rest ?? ANY,
    names: () => [...wire.properties.keys()],
    takes: (name) => name !== '__proto__' || wire.properties.has(name),
  }
}

/**
 * Prepares reading an urlencoded body. Properties whose style the contract gives are read like query parameters of that style; all others
 * may be repeated (`tags=a&tags=b`) or have brackets (`card[number]=1&tags[]=a`), and an object may be JSON, as is OpenAPI's default.
 */
export function formDecoder(schema: Schema, encoding: Encodings): (pairs: Pairs) => unknown {
  const styled = Object.entries(encoding ?? {}).filter(([, { style, explode }]) => (style ?? explode) !== undefined)
  const fromStyled = styled.length > 0 ? queryDecoder(schema, Object.fromEntries(styled)) : undefined
  const properties = propertiesOf(schema)
  return (pairs) => {
    const form: Form = {}
    // A name that is declared with its brackets, such as `ids[]`, means just itself.
    const plain = new Set(properties.names().filter((name) => name.includes('[') && pairs.has(name)))
    for (const name of plain) form[name] = fromTexts(properties.of(name), pairs.get(name)!.map(decodeForm))
    const tree = arrange(plain.size === 0 ? pairs : new Map([...pairs].filter(([name]) => !plain.has(name))))
    for (const [name, branch] of tree.children) {
      if (!properties.takes(name)) continue
      const wire = properties.of(name)
      const [text] = branch.values
      const json = wire.kind === 'object' || isJson(encoding?.[name]?.contentType ?? '')
      const whole = json && text !== undefined && branch.children.size === 0
      setOwn(form, name, whole ? fromJson(decodeForm(text)) : fromTree(wire, branch, decodeForm))
    }
    if (fromStyled !== undefined) {
      const values = fromStyled(pairs)
      for (const [name] of styled) form[name] = values[name]
    }
    return form
  }
}

/** One part of a multipart body. */
export interface Field {
  readonly name: string
  /** Media type of the part. */
  readonly type: string
  readonly value: string | UploadedFile
}

/** Prepares putting the parts of a multipart body together; a part that may be repeated becomes a list. */
export function fieldsDecoder(schema: Schema, encoding: Encodings): (fields: readonly Field[]) => unknown {
  const properties = propertiesOf(schema)
  return (fields) => {
    const byName = new Map<string, Field[]>()
    for (const field of fields) byName.set(field.name, [...(byName.get(field.name) ?? []), field])
    const form: Form = {}
    for (const [name, parts] of byName) {
      if (!properties.takes(name)) continue
      const wire = properties.of(name)
      for (const part of parts) checkType(part, encoding?.[name]?.contentType)
      if (wire.kind === 'array')
        setOwn(
          form,
          name,
          parts.map((part, index) => fieldValue(wire.item(index), part)),
        )
      else setOwn(form, name, parts.length === 1 ? fieldValue(wire, parts[0]!) : parts.map((part) => fieldValue(ANY, part)))
    }
    return form
  }
}

function fieldValue(wire: Wire, { value, type }: Field): unknown {
  if (typeof value !== 'string') return value
  return isJson(type) || wire.kind === 'object' ? fromJson(value) : fromText(wire, value)
}

/** A text part without a type is taken for what it should be: few clients can label the fields of a form. */
function checkType({ name, type, value }: Field, allowed: string | undefined): void {
  if (allowed === undefined || (typeof value === 'string' && type === 'text/plain')) return
  if (allowed.split(',').some((range) => inRange(type, essence(range)))) return
  throw validationFailed([{ field: `body.${name}`, message: `Expected ${allowed}, received ${type}` }])
}
