import { type DocComment, docCommentBefore, docCommentOfStatement, tagOf } from '../../evaluate/doc-comment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { JsonSchema } from '../../model/schema.js'
import { withTypeComments } from './type-comments.js'
import { asObject } from './zod-node.js'

/** What a comment says of a schema; its own `.describe()` counts more. */
export function withComment(schema: JsonSchema, comment: DocComment | undefined): JsonSchema {
  if (comment === undefined) return schema
  const own = asObject(schema)
  const description = own.description === undefined && comment.text !== '' ? { description: comment.text } : {}
  const deprecated = tagOf(comment, 'deprecated') === undefined ? {} : { deprecated: true }
  return Object.keys(description).length + Object.keys(deprecated).length === 0 ? schema : { ...own, ...description, ...deprecated }
}

/** A schema that has a name, with the comments of its constant and of the type that is declared beside it. */
export function documented(evaluator: Evaluator, constant: ReturnType<Evaluator['nameOf']>, schema: JsonSchema): JsonSchema {
  if (constant === undefined) return schema
  const { module, name } = constant
  const env = evaluator.graph.environment(module)
  const declared = env.declared(name)
  const type = env.type(name)
  const own = declared && withComment(schema, docCommentOfStatement(module, declared.node.start))
  if (type === undefined || declared?.kind !== 'variable' || declared.type === undefined) return own ?? schema
  const inType = withTypeComments(own ?? schema, type.node, module)
  return withComment(inType, docCommentOfStatement(module, type.node.start) ?? docCommentBefore(module, type.node.start))
}
