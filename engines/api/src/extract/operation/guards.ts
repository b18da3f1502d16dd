import type { Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { childrenOf, unwrap } from '../../evaluate/syntax.js'
import type { Value } from '../../evaluate/value.js'
import type { Origin, SecurityRequirement, SecurityScheme } from '../../model/model.js'
import { functionsOf } from './chain-functions.js'
import { packageGuard } from './package-guards.js'
import type { ChainLink } from './read-chain.js'
import { apiKey, basic, bearer, cookie, type Scheme } from './security-schemes.js'

/** Schemes by the names that a project gives to its guards, as they stand in its settings. */
export type GuardNames = Readonly<Record<string, string>>

export interface Guarded {
  readonly requirements: readonly SecurityRequirement[]
  readonly schemes: ReadonlyMap<string, SecurityScheme>
  /** Headers and cookies that the schemes say. */
  readonly names: ReadonlySet<string>
}

const UNGUARDED: Guarded = { requirements: [], schemes: new Map(), names: new Set() }

/** What the chain asks of a client to prove who it is. */
export function guardsOf(evaluator: Evaluator, links: readonly ChainLink[], guards: GuardNames, origin: Origin): Guarded {
  const requirement = new Map<string, readonly string[]>()
  const schemes = new Map<string, SecurityScheme>()
  const names = new Set<string>()
  const named = Object.keys(guards).length > 0
  for (const link of links) {
    const found =
      (named ? namedGuard(evaluator, link.value, guards) : undefined) ?? packageGuard(link.value, origin) ?? readGuard(link, origin)
    if (found === undefined) continue
    requirement.set(found.name, found.scopes)
    if (found.scheme !== undefined) schemes.set(found.name, found.scheme)
    if (found.header !== undefined) names.add(found.header)
  }
  return requirement.size > 0 ? { requirements: [requirement], schemes, names } : UNGUARDED
}

/** A guard that the project names: the constant, or the function that makes it. */
function namedGuard(evaluator: Evaluator, value: Value, guards: GuardNames): Scheme | undefined {
  for (const name of namesOf(evaluator, value)) {
    const scheme = Object.hasOwn(guards, name) ? guards[name] : undefined
    if (scheme !== undefined) return { name: scheme, scopes: [], scheme: undefined }
  }
  return undefined
}

function namesOf(evaluator: Evaluator, value: Value): readonly string[] {
  const own = evaluator.nameOf(value)?.name
  const declared = value.kind === 'function' && 'id' in value.node ? value.node.id?.name : undefined
  const callee = value.node.type === 'CallExpression' ? value.node.callee : undefined
  const called =
    callee?.type === 'Identifier' ? callee.name : callee?.type === 'MemberExpression' && !callee.computed ? callee.property.name : undefined
  const member =
    value.kind === 'member' ? value.name : value.kind === 'parameter' || value.kind === 'external' ? value.path.at(-1) : undefined
  return [own, declared, called, member, ...makersOf(value)].filter((one) => one !== undefined)
}

/** The functions that made a guard: `requireUser` of `requireUser('admin')`. */
function makersOf(value: Value): readonly string[] {
  const names: string[] = []
  for (let one: Environment | undefined = value.kind === 'function' ? value.env : undefined; one?.owner !== undefined; one = one.parent) {
    const { owner, parent } = one
    if ('id' in owner && owner.id) names.push(owner.id.name)
    for (const [name, declared] of parent?.declarations.values ?? [])
      if (declared.kind === 'variable' && declared.init !== undefined && unwrap(declared.init) === owner) names.push(name)
  }
  return names
}

/** A function that reads a credential and refuses with 401 or 403. */
function readGuard({ value, readings }: ChainLink, origin: Origin): Scheme | undefined {
  for (const [index, reading] of readings.entries()) {
    if (reading.called.has('jwtVerify')) return bearer(origin)
    for (const one of reading.middleware) {
      const inner = packageGuard(one, origin)
      if (inner !== undefined) return inner
    }
    if (!reading.answers.some(({ status }) => status === 401 || status === 403)) continue
    const headers = reading.uses.get('headers')?.fields
    if (headers?.has('authorization')) {
      const owner = functionsOf(value)[index]
      return owner !== undefined && looksForBasic(owner.node) ? basic(origin) : bearer(origin)
    }
    const key = [...(headers?.keys() ?? [])].find((name) => /api-?key|^x-.*(?:key|token)$/.test(name))
    if (key !== undefined) return apiKey(key, origin)
    const kept = [...(reading.uses.get('cookies')?.fields.keys() ?? [])].find((name) => /token|session|sid|auth/i.test(name))
    if (kept !== undefined) return cookie(kept, origin)
  }
  return undefined
}

const basics = new WeakMap<Node, boolean>()

/** Whether a guard, which many routes may share, looks for `Basic` credentials. */
function looksForBasic(node: Node): boolean {
  const known = basics.get(node) ?? saysBasic(node)
  basics.set(node, known)
  return known
}

function saysBasic(node: Node): boolean {
  if (node.type === 'Literal' && typeof node.value === 'string' && /^basic\b/i.test(node.value)) return true
  return childrenOf(node).some(saysBasic)
}
