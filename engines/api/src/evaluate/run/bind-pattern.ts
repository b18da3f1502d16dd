import type { BindingPattern, PropertyKey } from 'oxc-parser'
import { keyName } from '../syntax.js'
import { copied } from './computation.js'
import { type Data, fieldsOf, isFields, isList, MISSING, unfollowed } from './data.js'
import type { Running } from './run-expression.js'
import type { Scope } from './scope.js'

/** Declares the names of a pattern with what they take of a value. */
export function bindPattern(running: Running, pattern: BindingPattern, value: Data, scope: Scope): void {
  switch (pattern.type) {
    case 'Identifier':
      scope.declare(pattern.name, value)
      return
    case 'AssignmentPattern':
      bindPattern(running, pattern.left, value === undefined ? running.expression(pattern.right, scope) : value, scope)
      return
    case 'ArrayPattern': {
      const list = isList(value) ? value : unfollowed('what is taken apart is no list')
      for (const [index, one] of pattern.elements.entries()) {
        if (one === null) continue
        if (one.type === 'RestElement') bindPattern(running, one.argument, list.slice(index), scope)
        else bindPattern(running, one, list[index], scope)
      }
      return
    }
    case 'ObjectPattern': {
      const taken = new Set<string>()
      for (const one of pattern.properties) {
        if (one.type === 'RestElement') {
          const rest = Object.entries(copied(value)).filter(([name]) => !taken.has(name))
          bindPattern(running, one.argument, fieldsOf(rest), scope)
          continue
        }
        const name = propertyName(running, one.key, one.computed, scope)
        taken.add(name)
        bindPattern(running, one.value, running.computation.member(value, name), scope)
      }
    }
  }
}

/** Every name of a pattern, as something that is not known. */
export function bindMissing(pattern: BindingPattern, scope: Scope): void {
  switch (pattern.type) {
    case 'Identifier':
      scope.declare(pattern.name, MISSING)
      return
    case 'AssignmentPattern':
      bindMissing(pattern.left, scope)
      return
    case 'ArrayPattern':
      for (const one of pattern.elements) if (one !== null) bindMissing(one.type === 'RestElement' ? one.argument : one, scope)
      return
    case 'ObjectPattern':
      for (const one of pattern.properties) bindMissing(one.type === 'RestElement' ? one.argument : one.value, scope)
  }
}

/** The name of a property, also of a computed one. */
export function propertyName(running: Running, key: PropertyKey, computed: boolean, scope: Scope): string {
  const name = keyName(key, computed)
  if (name !== undefined) return name
  if (key.type === 'PrivateIdentifier') return unfollowed('a private name')
  const value = running.expression(key, scope)
  return isFields(value) || isList(value) ? unfollowed('a key that is no text') : String(value)
}
