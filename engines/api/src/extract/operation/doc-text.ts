import type { Node } from 'oxc-parser'
import { type DocComment, parseDocComment, tagOf } from '../../evaluate/doc-comment.js'
import type { SourceModule } from '../../evaluate/source-module.js'

/** What a doc comment says of an operation. */
export interface DocText {
  readonly summary?: string
  readonly description?: string
  readonly deprecated: boolean
  readonly tags: readonly string[]
}

/** The doc comment of what begins at a node: nothing but the beginning of its declaration stands between. */
export function docCommentOf(module: SourceModule, node: Node, from = 0): DocComment | undefined {
  const found = module.comments.findLast(({ end, start }) => end <= node.start && start >= from)
  if (found === undefined || found.type !== 'Block' || !found.value.startsWith('*')) return undefined
  const between = module.text.slice(found.end, node.start)
  return between.length < 400 && /^[^;{}]*$/.test(between) ? parseDocComment(found.value) : undefined
}

/** The first sentence is the summary, the rest the description, unless tags say so. */
export function docText(comment: DocComment): DocText {
  // Most are one line.
  if (comment.tags.length === 0 && /^[\w ,]+$/.test(comment.text)) return { summary: oneLine(comment.text), deprecated: false, tags: [] }
  const custom = tagOf(comment, 'function') ?? ''
  // `@function name` with the text below it is a custom of older JSDoc.
  const whole = (comment.text || custom.split('\n').slice(1).join('\n')).trim()
  const paragraph = whole.split(/\n\s*\n/)[0] ?? ''
  const first = (/^(?:[^.!?]|[.!?](?!\s|$))*[.!?]?/.exec(paragraph)?.[0] ?? '').trim()
  const summary = oneLine(tagOf(comment, 'summary') ?? tagOf(comment, 'desc') ?? first)
  const description = (tagOf(comment, 'description') ?? whole.slice(whole.indexOf(first) + first.length)).trim()
  return {
    ...(summary !== '' && { summary: summary.replace(/\.$/, '') }),
    ...(description !== '' && { description }),
    deprecated: tagOf(comment, 'deprecated') !== undefined,
    tags: (tagOf(comment, 'tags') ?? tagOf(comment, 'tag') ?? '').split(/[,\s]+/).filter((one) => one !== ''),
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
