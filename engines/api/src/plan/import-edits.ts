import { quote } from '../render/escape.js'
import { type ImportBinding, readModule } from '../source/module-source.js'

/** Whether an import, whatever it is called, brings in what is wanted. */
export function provides(has: ImportBinding, want: ImportBinding): boolean {
  return has.specifier === want.specifier && has.imported === want.imported && (want.type || !has.type)
}

/** A text with imports added after those it has; what is there by the same name is not added again. */
export function addImports(path: string, text: string, needed: readonly ImportBinding[]): string {
  const source = readModule(path, text)
  const missing = needed.filter(
    (one, index) =>
      needed.findIndex((other) => other.local === one.local) === index && !source.imports.some((has) => has.local === one.local),
  )
  if (missing.length === 0) return text
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = byLine(missing)
    .map((one) => importLine(one) + eol)
    .join('')
  const last = source.statements.findLast((one) => one.kind === 'import')
  if (last === undefined) {
    const start = text.startsWith('\ufeff') ? 1 : 0
    return `${text.slice(0, start)}${lines}${text.slice(start).trim() === '' ? '' : eol}${text.slice(start)}`
  }
  const line = /^[ \t]*(?:\/\/[^\n]*|\/\*[^\n]*\*\/[ \t]*)?\r?(?:\n|$)/.exec(text.slice(last.end))
  const at = last.end + (line?.[0].length ?? 0)
  return `${text.slice(0, at)}${text.slice(0, at).endsWith('\n') ? '' : eol}${lines}${text.slice(at)}`
}

/** Named imports of one file share a line. */
function byLine(bindings: readonly ImportBinding[]): readonly (readonly ImportBinding[])[] {
  const lines = new Map<string, ImportBinding[]>()
  for (const binding of bindings) {
    const { specifier, imported, local } = binding
    const key = imported === '*' || imported === 'default' ? `${specifier} ${local}` : specifier
    const line = lines.get(key)
    if (line === undefined) lines.set(key, [binding])
    else line.push(binding)
  }
  return [...lines.values()]
}

function importLine(bindings: readonly ImportBinding[]): string {
  const [first] = bindings
  if (first === undefined) return ''
  const from = `from ${quote(first.specifier)}`
  const type = bindings.every((one) => one.type) ? 'type ' : ''
  if (first.imported === '*') return `import ${type}* as ${first.local} ${from}`
  if (first.imported === 'default') return `import ${type}${first.local} ${from}`
  const names = bindings.map(
    (one) => `${one.type && type === '' ? 'type ' : ''}${one.imported === one.local ? '' : `${one.imported} as `}${one.local}`,
  )
  return `import ${type}{ ${names.join(', ')} } ${from}`
}
