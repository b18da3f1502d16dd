import type { HandlerSource } from './handler-source.js'

/** The server frameworks kit writes routes for. */
export const FRAMEWORKS = ['express', 'fastify', 'koa'] as const
export type Framework = (typeof FRAMEWORKS)[number]

/** How answers are wrapped: as the document says, in kit's envelopes, or errors as RFC 9457 problem details. */
export const ENVELOPES = ['spec', 'kit', 'problem'] as const
export type Envelope = (typeof ENVELOPES)[number]

/** One folder per tag, one per operation, or all operations in the output folder itself. */
export const SPLITS = ['tags', 'operations', 'none'] as const
export type Split = (typeof SPLITS)[number]

/** Types inferred from zod, declared beside it, or chosen by the size of the document at the first scaffold. */
export const TYPES = ['auto', 'infer', 'declare'] as const
export type Types = (typeof TYPES)[number]

export interface RoutesOptions {
  readonly framework: Framework
  /** Folder of the routes, relative to the project, such as `src/routes`. */
  readonly output: string
  readonly envelope: Envelope
  readonly split: Split
  readonly types: Types
  /** Operations to take: tags, operationIds or path prefixes (`/users`). All when absent. */
  readonly include?: readonly string[]
  /** Operations to leave out, after `include`. */
  readonly exclude?: readonly string[]
  /** What new handlers do, by operationId; where nothing is known of an operation, its handler is a stub. */
  readonly handlers?: ReadonlyMap<string, HandlerSource>
}
