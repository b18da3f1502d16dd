import { load, YAMLException } from 'js-yaml'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { brokenBlock } from '../../diagnostics/extracted-operations.js'
import { parseDocComment } from '../../evaluate/doc-comment.js'
import { placeIn, type SourceModule } from '../../evaluate/source-module.js'
import { isRecord, type JsonRecord } from '../../read/record.js'

/** The YAML of an `@openapi` (or `@swagger`) comment, and where it stands. */
export interface CommentBlock {
  readonly value: JsonRecord
  readonly module: SourceModule
  readonly offset: number
}

export interface CommentBlocks {
  readonly blocks: readonly CommentBlock[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Everything that the comments of a module say in OpenAPI's own words. */
export function commentBlocks(module: SourceModule): CommentBlocks {
  const blocks: CommentBlock[] = []
  const diagnostics: Diagnostic[] = []
  for (const comment of module.comments) {
    if (comment.type !== 'Block' || !/@(?:openapi|swagger)\b/.test(comment.value)) continue
    for (const { name, value } of parseDocComment(comment.value).tags) {
      if (name !== 'openapi' && name !== 'swagger') continue
      try {
        const parsed = load(value.replace(/\t/g, '  '))
        if (isRecord(parsed)) blocks.push({ value: parsed, module, offset: comment.start })
      } catch (error) {
        const reason = error instanceof YAMLException ? error.reason : 'it is no YAML'
        diagnostics.push(brokenBlock(placeIn(module, comment.start), reason))
      }
    }
  }
  return { blocks, diagnostics }
}
