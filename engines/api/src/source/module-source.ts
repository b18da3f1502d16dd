import type { StaticImport } from 'oxc-parser'
import { type Diagnostic, DiagnosticError } from '../diagnostics/diagnostic.js'
import { LastFew } from './last-few.js'
import { parsedSource } from './parsed-source.js'

/** A top-level statement with the comments that stand directly above it. */
export interface TopStatement {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Names it declares or exports. */
  readonly names: readonly string[]
  readonly kind: 'import' | 'declaration' | 'other'
  /** Every identifier in it that may refer to something outside of it. */
  readonly mentions: ReadonlySet<string>
}

/** One name that an import statement brings in. */
export interface ImportBinding {
  readonly local: string
  readonly specifier: string
  /** The name it has in the other module; `*` for all of it. */
  readonly imported: string
  readonly type: boolean
}

/** A module of the user's, read without running it. */
export interface ModuleSource {
  readonly text: string
  readonly statements: readonly TopStatement[]
  /** Values the module itself exports (not those behind `export *`). */
  readonly exports: ReadonlySet<string>
  /** Specifiers of `export * from '…'`. */
  readonly stars: readonly string[]
  readonly imports: readonly ImportBinding[]
}

/**
 * Reads the top level of a TypeScript module.
 *
 * @throws DiagnosticError KIT1500 when the text does not parse: kit edits no file that it can't read
 */
export function readModule(path: string, text: string): ModuleSource {
  return modules.of(path, text, () => read(path, text))
}

const modules = new LastFew<ModuleSource>()

function read(path: string, text: string): ModuleSource {
  const { program, module, comments, errors } = parsedSource(path, text)
  const fatal = errors.find((error) => error.severity === 'Error')
  if (fatal !== undefined) throw new DiagnosticError([unreadableSource(path, text, fatal.message, fatal.labels[0]?.start ?? 0)])
  let previousEnd = 0
  const statements = program.body.map((node): TopStatement => {
    const start = withComments(text, node.start, previousEnd, comments)
    previousEnd = node.end
    const mentions = new Set<string>()
    collect(node, mentions)
    const kind = node.type === 'ImportDeclaration' ? 'import' : /Declaration$/.test(node.type) ? 'declaration' : 'other'
    return { start, end: node.end, text: text.slice(start, node.end), names: declaredNames(node), kind, mentions }
  })
  const entries = module.staticExports.flatMap((one) => one.entries)
  return {
    text,
    statements,
    exports: new Set(
      entries.flatMap(({ exportName, isType }) => (exportName.kind === 'Name' && exportName.name && !isType ? [exportName.name] : [])),
    ),
    stars: entries.flatMap((entry) =>
      entry.importName.kind === 'AllButDefault' && entry.moduleRequest ? [entry.moduleRequest.value] : [],
    ),
    imports: module.staticImports.flatMap((one) => bindings(one)),
  }
}

/** Where the comments begin that belong to a statement: those above it with no empty line between. */
function withComments(
  text: string,
  start: number,
  previousEnd: number,
  comments: readonly { readonly start: number; readonly end: number }[],
): number {
  let result = start
  for (const comment of comments.filter((one) => one.start >= previousEnd && one.end <= start).reverse()) {
    const gap = text.slice(comment.end, result)
    const before = text.slice(text.lastIndexOf('\n', comment.start) + 1, comment.start)
    if (!/^[ \t]*\r?\n?[ \t]*$/.test(gap) || before.trim() !== '') break
    result = comment.start
  }
  return result
}

function bindings(one: StaticImport): readonly ImportBinding[] {
  return one.entries.map(({ importName, localName, isType }) => ({
    local: localName.value,
    specifier: one.moduleRequest.value,
    imported:
      importName.kind === 'NamespaceObject' ? '*' : importName.kind === 'Default' ? 'default' : (importName.name ?? localName.value),
    type: isType,
  }))
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function name(value: unknown): readonly string[] {
  return isNode(value) && value.type === 'Identifier' && typeof value['name'] === 'string' ? [value['name']] : []
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function declaredNames(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  if (node.type === 'VariableDeclaration') return list(node['declarations']).flatMap((one) => (isNode(one) ? patternNames(one['id']) : []))
  if (node.type === 'ExportNamedDeclaration') return isNode(node['declaration']) ? declaredNames(node['declaration']) : []
  return name(node['id'])
}

function patternNames(pattern: unknown): readonly string[] {
  if (!isNode(pattern)) return []
  if (pattern.type === 'Identifier') return name(pattern)
  return [...list(pattern['properties']), ...list(pattern['elements'])].flatMap((one) =>
    isNode(one) ? patternNames(one['value'] ?? one['argument'] ?? one['left'] ?? one) : [],
  )
}

/** Identifiers that may be references; keys of objects and members after a dot are none. */
function collect(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, into)
    return
  }
  if (!isNode(value)) return
  for (const one of name(value)) into.add(one)
  for (const key of Object.keys(value)) {
    const child = value[key]
    if (typeof child !== 'object' || child === null) continue
    const isKey = (key === 'property' || key === 'key') && value['computed'] === false && value['shorthand'] !== true
    if (!isKey) collect(child, into)
  }
}

export function unreadableSource(file: string, text: string, message: string, offset: number): Diagnostic {
  const before = text.slice(0, offset).split('\n')
  return {
    code: 'KIT1500',
    severity: 'error',
    message: `${file} can't be read as TypeScript: ${message}.`,
    fix: 'Mend the file and run again; nothing was written.',
    place: { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
  }
}
