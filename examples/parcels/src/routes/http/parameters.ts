import type { IncomingHttpHeaders } from 'node:http'
import type { ParameterPart, ParameterStyle, ParameterStyles, Schema } from './contract.js'
import { arrange, decodeForm, decodePercent, type Pairs, type Tree } from './pairs.js'
import { firstAccepted, fromPieces, fromText, fromTexts, fromTree, setOwn } from './values.js'
import { type Wire, wireOf } from './wire.js'

/**
 * Decoding parameters by `style` and `explode` (OpenAPI 3.1, 4.8.12). Everything that depends on the contract only is worked out once per
 * route. Values are split before they are percent-decoded, so that `a%2Cb,c` is two values, the first of which has a comma.
 */

type Raw = Record<string, unknown>

interface Parameter extends ParameterStyle {
  readonly name: string
  readonly wire: Wire
  readonly explode: boolean
}

function parametersOf(schema: Schema, part: ParameterPart, styles: ParameterStyles | undefined): Parameter[] {
  const wire = wireOf(schema)
  if (wire.kind !== 'object') return []
  const usual = part === 'params' || part === 'headers' ? 'simple' : 'form'
  return [...wire.properties].map(([name, property]) => {
    const style = styles?.[name]?.style ?? usual
    return { explode: style === 'form', ...styles?.[name], style, name, wire: property }
  })
}

function restOf(schema: Schema): Wire | undefined {
  const wire = wireOf(schema)
  return wire.kind === 'object' ? wire.rest : undefined
}

/** Text that cannot be parsed stays text, which the schema then refuses. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** In a query the delimiter itself may be percent-encoded, except for the comma, where that means a comma in a value. */
const DELIMITERS = { spaceDelimited: /%20|\+| /, pipeDelimited: /\||%7C/i, tabDelimited: /%09|\t/ } as const

function delimiterOf(style: ParameterStyle['style']): string | RegExp {
  return style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'tabDelimited' ? DELIMITERS[style] : ','
}

/** @returns a function from the parsed query string to the object that the schema is to check */
export function queryDecoder(
  schema: Schema,
  styles: ParameterStyles | undefined,
  part: 'query' | 'cookies' = 'query',
): (pairs: Pairs) => Raw {
  const parameters = parametersOf(schema, part, styles)
  const rest = restOf(schema)
  const nested = parameters.some(({ style }) => style === 'deepObject')
  const names = new Set(parameters.flatMap((parameter) => [parameter.name, ...gathered(parameter)]))
  const deep = new Set(parameters.filter(({ style }) => style === 'deepObject').map(({ name }) => name))
  const gathers = parameters.some((parameter) => isGathered(parameter) && parameter.wire.rest !== undefined)
  return (pairs) => {
    const values: Raw = {}
    const tree = nested ? arrange(pairs) : undefined
    for (const parameter of parameters) {
      const value = fromPairs(parameter, pairs, tree, names)
      if (value !== undefined) setOwn(values, parameter.name, value)
    }
    if (rest === undefined || gathers) return values
    // Only a schema that says something about undeclared parameters (`z.strictObject`, `.catchall()`) gets to see them.
    for (const [name, texts] of pairs) {
      if (names.has(name) || name === '__proto__' || deep.has(name.split('[', 1)[0]!)) continue
      values[name] = fromTexts(rest, texts.map(decodeForm))
    }
    return values
  }
}

function fromPairs(parameter: Parameter, pairs: Pairs, tree: Tree | undefined, names: ReadonlySet<string>): unknown {
  const { wire, name, style, explode, mediaType } = parameter
  if (wire.kind === 'union' && mediaType === undefined && style !== 'deepObject') {
    return firstAccepted(wire.options, (option) => fromPairs({ ...parameter, wire: option }, pairs, tree, names))
  }
  if (style === 'deepObject') {
    const branch = tree?.children.get(name)
    return branch && fromTree(wire, branch, decodeForm)
  }
  if (isGathered(parameter)) return gather(parameter.wire, pairs, names)
  const texts = pairs.get(name)
  if (texts === undefined) return undefined
  if (mediaType !== undefined) return texts.length === 1 ? fromJson(decodeForm(texts[0]!)) : texts
  if (explode || texts.length > 1 || (wire.kind !== 'array' && wire.kind !== 'object')) return fromTexts(wire, texts.map(decodeForm))
  return fromPieces(wire, split(texts[0]!, delimiterOf(style)).map(decodeForm), false)
}

function split(text: string, delimiter: string | RegExp): string[] {
  return text === '' ? [] : text.split(delimiter)
}

/** An exploded object in form style has no name on the wire: its properties stand among the other parameters. */
function isGathered(parameter: Parameter): parameter is Parameter & { wire: Wire & { kind: 'object' } } {
  const { wire, style, explode, mediaType } = parameter
  return wire.kind === 'object' && explode && style !== 'deepObject' && mediaType === undefined
}

function gathered(parameter: Parameter): Iterable<string> {
  return isGathered(parameter) ? parameter.wire.properties.keys() : []
}

function gather(wire: Wire & { kind: 'object' }, pairs: Pairs, names: ReadonlySet<string>): Raw | undefined {
  const object: Raw = {}
  let found = false
  for (const [name, texts] of pairs) {
    const property = wire.properties.get(name) ?? (names.has(name) ? undefined : wire.rest)
    if (property === undefined || name === '__proto__') continue
    object[name] = fromTexts(property, texts.map(decodeForm))
    found = true
  }
  return found ? object : undefined
}

/** Cookies are written like query parameters, but a second one of the same name is no mistake of the client. */
export function cookieDecoder(schema: Schema, styles: ParameterStyles | undefined): (cookies: Pairs) => Raw {
  const lists = new Set(parametersOf(schema, 'cookies', styles).flatMap(({ name, wire }) => (wire.kind === 'array' ? [name] : [])))
  const decode = queryDecoder(schema, styles, 'cookies')
  return (cookies) => decode(new Map([...cookies].map(([name, values]) => [name, lists.has(name) ? values : values.slice(0, 1)])))
}

/** Header values are taken as they are: they are not percent-encoded. */
export function headerDecoder(schema: Schema, styles: ParameterStyles | undefined): (headers: IncomingHttpHeaders) => Raw {
  const parameters = parametersOf(schema, 'headers', styles)
  return (headers) => {
    const values: Raw = {}
    for (const { name, wire, explode, mediaType } of parameters) {
      const key = name.toLowerCase()
      const header = Object.hasOwn(headers, key) ? headers[key] : undefined
      const text = Array.isArray(header) ? header.join(',') : header
      if (text === undefined) continue
      values[name] = mediaType === undefined ? fromHeader(wire, text, explode) : fromJson(text)
    }
    return values
  }
}

function fromHeader(wire: Wire, text: string, explode: boolean): unknown {
  if (wire.kind === 'union') return firstAccepted(wire.options, (option) => fromHeader(option, text, explode))
  if (wire.kind !== 'array' && wire.kind !== 'object') return fromText(wire, text)
  return fromPieces(wire, split(text.trim(), /\s*,\s*/), explode)
}

/**
 * Path parameters. The frameworks have decoded them already, which is one step too early for lists: those are read from the address.
 *
 * @returns a function from the decoded values and a way to the undecoded ones
 */
export function pathDecoder(
  schema: Schema,
  styles: ParameterStyles | undefined,
): (params: Raw, undecoded: () => ReadonlyMap<string, string>) => Raw {
  const parameters = parametersOf(schema, 'params', styles)
  return (params, undecoded) => {
    const values: Raw = {}
    for (const parameter of parameters) {
      // Fastify's routes have `_` for what it does not take in the name of a parameter.
      const spelled = Object.hasOwn(params, parameter.name) ? parameter.name : parameter.name.replaceAll(/[^\p{ID_Continue}$]/gu, '_')
      const text = ownText(params, spelled, undecoded)
      if (text === undefined) continue
      const { wire, style, mediaType } = parameter
      const isPlain = style === 'simple' && (wire.kind === 'scalar' || wire.kind === 'any')
      if (mediaType !== undefined) setOwn(values, parameter.name, fromJson(text))
      else if (isPlain) setOwn(values, parameter.name, fromText(wire, text))
      else setOwn(values, parameter.name, fromPath(parameter, undecoded().get(spelled) ?? encodeURIComponent(text)))
    }
    return values
  }
}

/** What a router has under a name. A parameter called `__proto__` gets lost in one; the address has it still. */
function ownText(params: Raw, name: string, undecoded: () => ReadonlyMap<string, string>): string | undefined {
  const text = Object.hasOwn(params, name) ? params[name] : undefined
  if (typeof text === 'string') return text
  const lost = name === '__proto__' ? undecoded().get(name) : undefined
  return lost === undefined ? undefined : decodePercent(lost)
}

function fromPath(parameter: Parameter, text: string): unknown {
  const { wire, style, explode, name } = parameter
  if (wire.kind === 'union') return firstAccepted(wire.options, (option) => fromPath({ ...parameter, wire: option }, text))
  const list = wire.kind === 'array' || wire.kind === 'object'
  const value = style === 'simple' ? text : style === 'label' ? text.replace(/^\./, '') : matrixValue(text, name, explode && list, wire)
  if (!list) return fromText(wire, decodePercent(value))
  const delimiter = explode && style !== 'simple' ? (style === 'label' ? '.' : ';') : ','
  return fromPieces(wire, split(value, delimiter).map(decodePercent), explode)
}

/** `;id=3,4` and `;id=3;id=4` without the names; the properties of an exploded object keep theirs. */
function matrixValue(text: string, name: string, exploded: boolean, wire: Wire): string {
  const pieces = exploded ? text.replace(/^;/, '').split(';') : [text.replace(/^;/, '')]
  return pieces.map((piece) => (wire.kind !== 'object' || !exploded ? piece.replace(`${name}=`, '') : piece)).join(';')
}
