import type { Node } from 'oxc-parser'
import type { DocComment } from '../../evaluate/doc-comment.js'
import type { Value } from '../../evaluate/value.js'
import type { FoundRoute } from '../found-route.js'
import { functionsOf } from './chain-functions.js'
import { type DocText, docCommentOf, docText } from './doc-text.js'

const NOTHING: DocText = { deprecated: false, tags: [] }

/** What comments say of an operation: the one at its registration, or else the one of its handler. */
export function docsOf({ site, handler }: FoundRoute): DocText {
  const { module } = site.env
  const comment = registrationComment(site.node, (node, from) => docCommentOf(module, node, from)) ?? handlerComment(handler)
  // A block of OpenAPI is not prose; what it says is read as such.
  if (comment === undefined || comment.tags.some(({ name }) => name === 'openapi' || name === 'swagger')) return NOTHING
  return docText(comment)
}

/** In `router.route('/x').get(a).post(b)` each call has its own, before its name. */
function registrationComment(node: Node, before: (node: Node, from?: number) => DocComment | undefined): DocComment | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return before(node)
  const { object, property } = node.callee
  if (object.type !== 'CallExpression') return before(node)
  const isFirst = object.callee.type === 'MemberExpression' && object.callee.object.type !== 'CallExpression'
  return before(property, object.end) ?? (isFirst ? before(node) : undefined)
}

function handlerComment(handler: Value | undefined): DocComment | undefined {
  const [owner] = handler === undefined ? [] : functionsOf(handler)
  return owner && docCommentOf(owner.env.module, owner.node)
}
