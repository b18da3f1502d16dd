import type { Value } from '../../evaluate/value.js'
import type { PartName, SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { fieldRules } from './field-rules.js'
import { FieldTree, fieldPath } from './field-tree.js'
import { validationChains } from './validation-chains.js'

/** What of a route decides where a field is looked for that may be anywhere (`check('id')`). */
export interface FieldPlaces {
  readonly method: string
  readonly params: readonly { readonly name: string }[]
}

/**
 * The schemas that a chain's express-validator middleware makes up together: `body('user.email').isEmail()`, lists of them, `checkSchema`,
 * `oneOf`, and those that a middleware of the project was given to run.
 */
export function expressValidatorParts(chain: readonly Value[], route: FieldPlaces, context: SchemaContext): SchemaParts {
  const trees = new Map<PartName, FieldTree>()
  for (const { parts, fields, rules, alternative } of chain.flatMap((one) => validationChains(one))) {
    const { schema, required } = fieldRules(rules, context)
    for (const field of fields) {
      const path = fieldPath(field)
      const [part, ...others] = parts
      const at = part === undefined || others.length > 0 ? likelyPart(path[0] ?? '', parts, route) : part
      const tree = trees.get(at) ?? new FieldTree()
      trees.set(at, tree)
      tree.add(path, { schema, required: required && !alternative })
    }
  }
  return Object.fromEntries([...trees].map(([part, tree]) => [part, tree.schema()]))
}

function likelyPart(name: string, parts: readonly PartName[], { method, params }: FieldPlaces): PartName {
  const may = (part: PartName) => parts.length === 0 || parts.includes(part)
  if (may('params') && params.some((one) => one.name === name)) return 'params'
  const hasBody = !['get', 'head', 'delete', 'options'].includes(method.toLowerCase())
  if (may('body') && (hasBody || !may('query'))) return 'body'
  return may('query') ? 'query' : (parts[0] ?? 'query')
}
