import MagicString from 'magic-string'
import { type ObjectExpression, type Program, parseSync } from 'oxc-parser'
import { configObjects } from './config-objects.js'

/** Where the plugin is imported from. */
export const PLUGIN = '@kit/unplugin/vite'

/** What the plugin is called, where the file does not use that name for something else. */
const NAMES = ['kit', 'kitPlugin', 'kitUnplugin']

/**
 * Adds the plugin to the text of a Vite configuration; everything else in it stays as it is.
 *
 * @param file its name, which says what language it is in
 * @returns the text itself where the plugin is there already; undefined where it can't be told where to add it
 */
export function withPlugin(file: string, text: string): string | undefined {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) return undefined
  if (imports(program).some(({ source }) => source.value === PLUGIN)) return text
  const objects = configObjects(program)
  const name = NAMES.find((one) => !new RegExp(`\\b${one}\\b`).test(text))
  if (objects.length === 0 || name === undefined) return undefined
  const edited = new MagicString(text)
  for (const object of objects) addTo(object, `${name}()`, edited)
  addImport(program, name, edited)
  return edited.toString()
}

function addTo(object: ObjectExpression, call: string, edited: MagicString): void {
  const property = object.properties.find(
    (one) => one.type === 'Property' && !one.computed && 'name' in one.key && one.key.name === 'plugins',
  )
  if (property?.type !== 'Property') addFirst(object, object.properties[0]?.start, `plugins: [${call}]`, edited)
  else if (property.value.type === 'ArrayExpression') addFirst(property.value, property.value.elements[0]?.start, call, edited)
  else {
    // Vite takes lists within lists, so whatever makes the other plugins can stay as it is.
    const others = edited.original.slice(property.value.start, property.value.end)
    edited.overwrite(property.start, property.end, `plugins: [${call}, ${others}]`)
  }
}

/** Puts something before the first item between two brackets, on a line of its own where that has one. */
function addFirst({ start, end }: { start: number; end: number }, first: number | undefined, text: string, edited: MagicString): void {
  const { original } = edited
  if (first === undefined) {
    const pad = original[start] === '{' ? ' ' : ''
    const isEmpty = original.slice(start + 1, end - 1).trim() === ''
    if (isEmpty) edited.overwrite(start, end, `${original[start]}${pad}${text}${pad}${original[end - 1]}`)
    else edited.appendLeft(start + 1, `${pad}${text},`)
    return
  }
  const indent = /\n([ \t]*)$/.exec(original.slice(start + 1, first))?.[1]
  edited.appendLeft(first, indent === undefined ? `${text}, ` : `${text},\n${indent}`)
}

/** In the style of the imports that are there. */
function addImport(program: Program, name: string, edited: MagicString): void {
  const last = imports(program).at(-1)
  const sample = last === undefined ? edited.original : edited.original.slice(last.start, last.end)
  const quote = sample.includes('"') && !sample.includes("'") ? '"' : "'"
  const end = last === undefined ? (/;\s*$/.test(sample) ? ';' : '') : sample.endsWith(';') ? ';' : ''
  const line = `import ${name} from ${quote}${PLUGIN}${quote}${end}`
  if (last === undefined) edited.prepend(`${line}\n\n`)
  else edited.appendRight(last.end, `\n${line}`)
}

function imports(program: Program) {
  return program.body.flatMap((statement) => (statement.type === 'ImportDeclaration' ? [statement] : []))
}
