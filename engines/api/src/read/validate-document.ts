import type { Finding } from '../diagnostics/finding.js'
import { validatorFailed, validatorFinding } from '../diagnostics/reading-structure.js'
import type { Origin } from '../model/model.js'
import { join, tokensOf } from './json-pointer.js'
import { pointerAtLine } from './pointer-at-line.js'
import { isRecord } from './record.js'
import { type NodePlace, placeOf, type References, samePlace } from './references.js'
import type { Reporter } from './reporter.js'
import { makeSkeleton, type Skeleton } from './skeleton.js'
import { sameBehind, sameSkeleton } from './skeleton-change.js'
import type { SourceFile } from './source-file.js'
import { rootOf } from './source-file.js'

/** What kit checks itself, with places: only warnings of the parser, which are not repeated. */
const OWN_CHECKS = {
  'array-without-items': 'warning',
  'duplicate-non-request-body-parameters': 'warning',
  'duplicate-operation-id': 'warning',
  'non-optional-path-parameters': 'warning',
  'path-parameters-not-in-parameters': 'warning',
  'path-parameters-not-in-path': 'warning',
} as const

/**
 * Checks a document against its specification's schema and rules by `@readme/openapi-parser`; what it finds becomes warnings, each with a
 * place. The parser is loaded only now: it takes longer to start than most documents take to read.
 */
export async function validateDocument(file: SourceFile, references: References, reporter: Reporter, memory?: object): Promise<void> {
  const checked = await checkedAs(file, references, memory)
  const { skeleton, text } = checked
  for (const message of checked.messages) {
    const { finding, pointer } = explain(message, text)
    reporter.report(finding, originIn(skeleton, pointer, file))
  }
  if (checked.failure !== undefined) reporter.report(validatorFailed(checked.failure), { file: file.path, pointer: '' })
}

/** What the validator says of a document; it is asked where the skeleton is another one than the last time. */
async function checkedAs(file: SourceFile, references: References, memory: object | undefined): Promise<Known> {
  const former = memory && known.get(memory)
  if (former !== undefined && isStill(former, file, references)) return former
  const skeleton = makeSkeleton(rootOf(file), references)
  // The version counts as kit has understood it: a number is told apart no other way, and 3.2 is unknown to the parser.
  if (file.dialect === '3.1') skeleton.document.openapi = '3.1.0'
  else if (file.dialect === '3.0') skeleton.document.openapi = '3.0.3'
  else skeleton.document.swagger = '2.0'
  const text = JSON.stringify(skeleton.document, null, 2)
  const said = former?.text === text ? former : await check(text)
  const now: Known = {
    messages: said.messages,
    ...(said.failure !== undefined && { failure: said.failure }),
    text,
    skeleton,
    of: placeOf(rootOf(file)),
    value: file.value,
  }
  if (memory !== undefined) known.set(memory, now)
  return now
}

/** Whether a document has the skeleton that it had. */
function isStill({ of, value, skeleton }: Known, file: SourceFile, references: References): boolean {
  return (
    samePlace(rootOf(file), of) &&
    skeleton.followed !== undefined &&
    sameSkeleton(value, file.value, 'document') &&
    skeleton.followed.every((one) => sameBehind(one, references))
  )
}

interface Checked {
  readonly messages: readonly string[]
  /** Why the parser could not say anything. */
  readonly failure?: string
}

interface Known extends Checked {
  readonly text: string
  readonly skeleton: Skeleton
  readonly of: NodePlace
  readonly value: unknown
}

/** The last skeleton and what was said of it: most changes of a document are not changes of its skeleton. */
const known = new WeakMap<object, Known>()

async function check(text: string): Promise<Checked> {
  const { validate } = await import('@readme/openapi-parser')
  try {
    const copy: unknown = JSON.parse(text)
    if (!isDocument(copy)) return { messages: [] }
    const result = await validate(copy, {
      resolve: { external: false },
      validate: { rules: { openapi: OWN_CHECKS, swagger: { ...OWN_CHECKS, 'unknown-required-schema-property': 'warning' } } },
    })
    const messages = [
      ...(result.valid ? [] : result.errors),
      ...result.warnings.filter(({ message }) => /^`\/(?:components\/securitySchemes|securityDefinitions)\//.test(message)),
    ]
    return { messages: messages.map(({ message }) => message) }
  } catch (error) {
    return { messages: [], failure: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason' }
  }
}

type Validated = Parameters<typeof import('@readme/openapi-parser').validate>[0]

function isDocument(value: unknown): value is Exclude<Validated, string> {
  return isRecord(value)
}

/** The sentence in a message of the parser, and what it is about: the line its code frame marks, or the pointer it names. */
function explain(message: string, text: string): { readonly finding: Finding; readonly pointer: string } {
  const plain = message.replace(/\u001b\[[0-9;]*m/g, '')
  const marked = /^>\s*(\d+) \|/m.exec(plain)
  if (marked?.[1] === undefined) {
    const named = /`(\/[^`]*)`/.exec(plain)?.[1]
    return {
      finding: validatorFinding(plain.split('\n')[0] ?? ''),
      pointer: named === undefined ? '' : named.startsWith('/paths/') ? '/paths' : named,
    }
  }
  const pointer = pointerAtLine(text, Number(marked[1]))
  const said = /\^+\s*([^^\n]+)$/m.exec(plain)?.[1] ?? plain.split('\n')[0] ?? ''
  const at = tokensOf(pointer).slice(-2).join('/')
  const sentence = said
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')
    .trim()
    .replace(/[!.]?$/, '.')
  return { finding: validatorFinding(`${at === '' ? '' : `at ${at}, `}${sentence}`), pointer }
}

function originIn(skeleton: Skeleton, pointer: string, file: SourceFile): Origin {
  const tokens = tokensOf(pointer)
  for (let length = tokens.length; length >= 0; length -= 1) {
    const moved = skeleton.moved.get(join('', ...tokens.slice(0, length)))
    if (moved !== undefined) return { file: moved.file.path, pointer: join(moved.pointer, ...tokens.slice(length)) }
  }
  return { file: file.path, pointer }
}
