import type { ApiModel } from '../model/model.js'
import { errorBodyOf } from '../render/error-schema.js'
import type { Envelope } from '../render/options.js'
import { nameResources } from './name-resources.js'
import type { Resource, TableOperation } from './resource.js'
import { ERROR_SCHEMA } from './schema-name.js'
import type { ApiTable } from './table.js'
import { describedOperations, tableOperations } from './table-operations.js'
import { TableSchemas } from './table-schemas.js'

/** The API of some tables, and what each operation does with them: for whoever writes its handlers. */
export interface TableApi<T extends ApiTable = ApiTable> {
  readonly model: ApiModel
  readonly resources: readonly Resource<T>[]
  readonly operations: readonly TableOperation<T>[]
}

/**
 * Makes an API of tables: lists with pages, filters and an order that indexes have; rows one by one where they have a key; new rows, changes and
 * deletions where they can be written; and the rows that belong to a row of another table.
 *
 * @param tables those that the API is about, in the order of its document; names of the first one's schema stay unqualified
 * @param facts  title and version of the document, and what errors look like
 * @throws nothing
 * @example
 * const { model } = apiOfTables(tables, { title: 'shop', version: '1.0.0', envelope: 'spec' })
 * printDocument(model, { format: 'yaml', version: '3.1' })
 */
export function apiOfTables<T extends ApiTable>(
  tables: readonly T[],
  { title, version, envelope }: { readonly title: string; readonly version: string; readonly envelope: Envelope },
): TableApi<T> {
  const resources = nameResources(tables)
  const operations = tableOperations(resources)
  const schemas = new TableSchemas(resources)
  const errors = errorBodyOf(envelope)
  const described = describedOperations(operations, schemas, errors.type)
  schemas.add(ERROR_SCHEMA, errors.schema)
  const model: ApiModel = {
    info: { title, version, rest: {} },
    servers: [],
    tags: resources.map(({ segment, table }) => ({
      name: segment,
      ...(table.comment !== undefined && { description: table.comment }),
      rest: {},
    })),
    operations: described,
    schemas: schemas.all,
    securitySchemes: new Map(),
    rest: {},
  }
  return { model, resources, operations }
}
