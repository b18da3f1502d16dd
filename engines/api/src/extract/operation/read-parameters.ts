import type { BindingPattern, Expression, Node, ParamPattern } from 'oxc-parser'
import { namesIn } from '../../evaluate/declarations.js'
import type { Value } from '../../evaluate/value.js'
import { usedPart } from './read-uses.js'
import { noteUse, type Use } from './reading.js'
import { fieldPath } from './request-parts.js'
import { plainValue, type Scope, siteOf } from './scope.js'

/** `({ name, tags = [] }) => …` reads two fields of what it is given. */
export function noteParameter(param: ParamPattern, scope: Scope): void {
  const pattern: Node = param.type === 'TSParameterProperty' ? param.parameter : param
  const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
  if (target.type !== 'ObjectPattern') return
  for (const { name, steps } of namesIn(target, [])) {
    const value = scope.env.bound.get(name)?.()
    const part = value && usedPart(value, [], scope)
    if (part === undefined) continue
    const use = noteUse(scope.walk.reading, part.part, fieldPath(part.path, false), siteOf(target, scope))
    const last = steps.at(-1)
    if (last?.kind === 'member' && last.fallback) noteDefault(use, last.fallback, scope)
  }
}

/** `const { a, b = 1, ...rest } = req.query` */
export function notePattern(pattern: BindingPattern, value: Value | undefined, scope: Scope): void {
  if (pattern.type !== 'ObjectPattern' || value === undefined) return
  for (const { steps } of namesIn(pattern, [])) {
    const path = steps.flatMap((step) => (step.kind === 'member' ? [step.name] : []))
    const part = usedPart(value, path, scope)
    if (part === undefined) continue
    const use = noteUse(scope.walk.reading, part.part, fieldPath(part.path, false), siteOf(pattern, scope))
    const last = steps.at(-1)
    if (steps.every((step) => step.kind === 'member') && last?.kind === 'member' && last.fallback) noteDefault(use, last.fallback, scope)
  }
}

function noteDefault(use: Use, fallback: Expression, scope: Scope): void {
  const value = plainValue(fallback, scope)
  if (value?.kind !== 'literal' || value.value === null || value.value === undefined || typeof value.value === 'bigint') return
  use.default ??= value.value
  use.type ??= typeof value.value === 'number' ? 'number' : typeof value.value === 'boolean' ? 'boolean' : 'string'
}
