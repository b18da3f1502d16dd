import type { SchemaObject } from '../model/schema.js'
import type { Envelope } from './options.js'

const TEXT = { type: 'string' } as const
const DETAILS = {
  type: 'array',
  items: { type: 'object', properties: { field: TEXT, message: TEXT }, required: ['field', 'message'] },
} as const

const ERROR: SchemaObject = {
  type: 'object',
  properties: {
    error: { type: 'object', properties: { code: TEXT, message: TEXT, details: DETAILS }, required: ['code', 'message', 'details'] },
    meta: { type: 'object', properties: { requestId: TEXT }, required: ['requestId'] },
  },
  required: ['error', 'meta'],
}

const PROBLEM: SchemaObject = {
  type: 'object',
  properties: { type: TEXT, title: TEXT, status: { type: 'integer' }, detail: TEXT, code: TEXT, errors: DETAILS, requestId: TEXT },
  required: ['type', 'title', 'status', 'detail', 'code', 'errors', 'requestId'],
}

/** The body of errors and its media type, as `http/envelope.ts` makes it. */
export function errorBodyOf(envelope: Envelope): { readonly type: string; readonly schema: SchemaObject } {
  return envelope === 'problem' ? { type: 'application/problem+json', schema: PROBLEM } : { type: 'application/json', schema: ERROR }
}
