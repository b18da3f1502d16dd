import { docCommentBefore } from '../../evaluate/doc-comment.js'
import type { Value } from '../../evaluate/value.js'
import type { MediaType, Response } from '../../model/model.js'
import { memberOf } from '../constant.js'
import { zodExport } from '../zod/zod-call.js'
import type { ContractReading } from './contract-reading.js'
import { mediaType } from './read-body.js'
import { readHeaders } from './read-parameters.js'

/** The responses of a contract by status; the comment on each is its description. */
export function readResponses(reading: ContractReading, responses: Value | undefined): readonly Response[] {
  if (responses?.kind !== 'object') return []
  return [...responses.members].map(([status, member]) => {
    const value = member.value()
    const headers = memberOf(value, 'headers')
    return {
      status,
      description: docCommentBefore(member.module, member.node.start)?.text ?? '',
      headers: headers === undefined ? [] : readHeaders(reading, headers),
      content: contentOf(reading, value),
      rest: {},
      origin: reading.origin,
    }
  })
}

function contentOf(reading: ContractReading, value: Value): readonly MediaType[] {
  if (value.kind !== 'object') return isVoid(value) ? [] : mediaTypes(reading, [['application/json', value]])
  const content = memberOf(value, 'content')
  return content?.kind === 'object'
    ? mediaTypes(
        reading,
        [...content.members].map(([type, member]) => [type, member.value()]),
      )
    : []
}

function mediaTypes(reading: ContractReading, entries: readonly (readonly [string, Value])[]): readonly MediaType[] {
  return entries.flatMap(([type, value]) => {
    if (reading.errorBodies === 'open' && reading.isErrorBody(value)) return []
    return [{ ...mediaType(type, reading.node(value).schema), encoding: new Map(), origin: reading.origin }]
  })
}

/** `z.void()` */
function isVoid(value: Value): boolean {
  return value.kind === 'call' && /^(?:void|undefined)$/.test(zodExport(value.callee) ?? '')
}
