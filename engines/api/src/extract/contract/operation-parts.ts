import type { Operation } from '../../model/model.js'

/** What a contract says of an operation: everything but its method, path and tags. */
export type OperationParts = Pick<
  Operation,
  'id' | 'named' | 'summary' | 'description' | 'deprecated' | 'parameters' | 'body' | 'responses' | 'security' | 'origin'
>
