import type { Evaluator } from '../../evaluate/evaluator.js'
import type { FunctionValue, ObjectValue, Value } from '../../evaluate/value.js'

/** What the options of autoload say about which files and folders are plugins. */
export interface AutoloadRules {
  readonly autoHooks: boolean
  readonly cascadeHooks: boolean
  readonly routeParams: boolean
  readonly folderPrefixes: boolean
  readonly maxDepth: number
  isIndex(name: string): boolean
  isPlugin(name: string): boolean
  isAutoHooks(name: string): boolean
  ignores(path: string): boolean
  /** What a folder adds to the path. */
  folderName(evaluator: Evaluator, parent: string, name: string): string
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]s$/

export function readRules(options: ObjectValue): AutoloadRules {
  const value = (name: string): Value | undefined => options.members.get(name)?.value()
  const isTrue = (name: string) => truth(value(name)) === true
  const pattern = (name: string): RegExp | undefined => expressionOf(value(name))
  const index = pattern('indexPattern') ?? /^index\.[cm]?[jt]s$/i
  const autoHooks = pattern('autoHooksPattern') ?? /^[_.]?auto_?-?hooks\.[cm]?[jt]s$/i
  const script = pattern('scriptPattern') ?? SCRIPT
  const ignored = ['ignorePattern', 'ignoreFilter'].flatMap((name) => matcherOf(value(name)) ?? [])
  const wanted = matcherOf(value('matchFilter'))
  const depth = value('maxDepth')
  const naming = value('dirNameRoutePrefix')
  return {
    autoHooks: isTrue('autoHooks') || isTrue('cascadeHooks'),
    cascadeHooks: isTrue('cascadeHooks'),
    routeParams: isTrue('routeParams'),
    folderPrefixes: truth(naming) !== false,
    maxDepth: depth?.kind === 'literal' && typeof depth.value === 'number' ? depth.value : Number.POSITIVE_INFINITY,
    isIndex: (name) => index.test(name) && !name.endsWith('.d.ts'),
    isPlugin: (name) => script.test(name) && SCRIPT.test(name) && !/\.(?:test|spec)\./.test(name),
    isAutoHooks: (name) => autoHooks.test(name),
    ignores: (path) => ignored.some((one) => one(path)) || (wanted !== undefined && SCRIPT.test(path) && !wanted(path)),
    folderName: (evaluator, parent, name) => (naming?.kind === 'function' ? called(evaluator, naming, parent, name) : name),
  }
}

function truth(value: Value | undefined): boolean | undefined {
  return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : undefined
}

function called(evaluator: Evaluator, naming: FunctionValue, parent: string, name: string): string {
  const site = { node: naming.node, env: naming.env }
  const args = [parent.slice(parent.lastIndexOf('/') + 1), name].map((one): Value => ({ ...site, kind: 'literal', value: one }))
  const result = evaluator.call(naming, args, site)
  if (result.kind !== 'literal') return name
  return typeof result.value === 'string' ? result.value : ''
}

/** Patterns are the project's own; one that does not compile here matches nothing. */
function expressionOf(value: Value | undefined): RegExp | undefined {
  if (value?.kind !== 'regexp') return undefined
  try {
    return new RegExp(value.pattern, value.flags.replaceAll('g', ''))
  } catch {
    return undefined
  }
}

/** A pattern, or text that the path contains. */
function matcherOf(value: Value | undefined): ((path: string) => boolean) | undefined {
  const expression = expressionOf(value)
  if (expression !== undefined) return (path) => expression.test(path.slice(path.lastIndexOf('/') + 1)) || expression.test(`/${path}`)
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined
  const text = value.value
  return (path) => path.includes(text)
}
