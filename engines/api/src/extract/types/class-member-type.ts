import type { Class, TSType } from 'oxc-parser'
import { keyName } from '../../evaluate/syntax.js'

/** The declared type of a class's own getter or constructor parameter: they are no fields, but expressions may name them. */
export function classMemberType(node: Class, name: string): TSType | undefined {
  for (const one of node.body.body) {
    if (one.type !== 'MethodDefinition') continue
    if (one.kind === 'get' && keyName(one.key, one.computed) === name) return one.value.returnType?.typeAnnotation
    if (one.kind !== 'constructor') continue
    for (const parameter of one.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue
      const { parameter: own } = parameter
      const pattern = own.type === 'AssignmentPattern' ? own.left : own
      if (pattern.type === 'Identifier' && pattern.name === name) return pattern.typeAnnotation?.typeAnnotation
    }
  }
  return undefined
}
