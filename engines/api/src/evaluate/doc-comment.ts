import type { Comment } from 'oxc-parser'
import type { SourceModule } from './source-module.js'

/** A JSDoc comment, taken apart. */
export interface DocComment {
  /** What stands before the first tag. */
  readonly text: string
  /** `@name value`, in order. */
  readonly tags: readonly { readonly name: string; readonly value: string }[]
}

/** Where a comment of the user's is found again: from its `/**` to its end. */
export interface FoundComment extends DocComment {
  readonly start: number
  readonly end: number
}

/** The JSDoc comment right in front of an offset; words such as `export` may not stand between. */
export function docCommentBefore(module: SourceModule, offset: number): FoundComment | undefined {
  const comment = lastBefore(module.comments, offset)
  if (comment === undefined || !isBlank(module.text, comment.end, offset)) return undefined
  // A remark for the reader of the code may stand between.
  if (comment.type === 'Line') return docCommentBefore(module, comment.start)
  return comment.value.startsWith('*') ? { ...parseDocComment(comment.value), start: comment.start, end: comment.end } : undefined
}

/** Looks from the end: there something stands mostly, and the comment may be far away. */
function isBlank(text: string, start: number, end: number): boolean {
  let at = end
  while (at > start && text.charAt(at - 1).trim() === '') at -= 1
  return at === start
}

/** The JSDoc comment of the statement at the top level of a module that holds an offset. */
export function docCommentOfStatement(module: SourceModule, offset: number): FoundComment | undefined {
  const statement = module.program.body.find((one) => one.start <= offset && offset < one.end)
  return statement && docCommentBefore(module, statement.start)
}

function lastBefore(comments: readonly Comment[], offset: number): Comment | undefined {
  let [low, high] = [0, comments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return comments[low - 1]
}

/**
 * Takes the inside of a block comment apart, without its stars.
 *
 * @param inside what stands between the slashes and stars, with the second star of the beginning
 */
export function parseDocComment(inside: string): DocComment {
  const lines = inside
    .replace(/^\*/, '')
    .split('\n')
    .map((line, index) => (index === 0 ? line.replace(/^ /, '') : line.replace(/^\s*\* ?/, '')).trimEnd())
  const first = lines.findIndex((line) => TAG.test(line))
  const end = first === -1 ? lines.length : first
  const tags: { name: string; value: string }[] = []
  for (const line of lines.slice(end)) {
    const [, name, value = ''] = TAG.exec(line) ?? []
    const last = tags.at(-1)
    if (name !== undefined) tags.push({ name, value: value.trim() })
    else if (last !== undefined) last.value = `${last.value}\n${line}`.trim()
  }
  return {
    text: unescaped(lines.slice(0, end).join('\n').trim()),
    tags: tags.map(({ name, value }) => ({ name, value: unescaped(value) })),
  }
}

const TAG = /^\s*@([a-zA-Z][\w-]*)(?:\s+(.*))?$/

/** What kit, like other generators, writes so that a text can't end its comment or begin a tag. */
function unescaped(text: string): string {
  if (!text.includes('\u200b') && !text.includes('\\@')) return text
  return text
    .replace(/\*\u200b\//g, '*/')
    .replace(/<\u200b(?=\/script|!--)/gi, '<')
    .replace(/^(\s*)\\@/gm, '$1@')
}

/** The value of a tag; empty for one that stands alone, undefined where there is none. */
export function tagOf(comment: DocComment | undefined, name: string): string | undefined {
  return comment?.tags.find((one) => one.name === name)?.value
}
