import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { Evaluator } from '../../evaluate/evaluator.js'
import { exportOf } from '../../evaluate/exports.js'
import { ModuleGraph } from '../../evaluate/module-graph.js'
import type { Operation, SecurityScheme } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { listFiles, type ProjectFiles } from '../../plan/files.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { documented } from '../zod/comments.js'
import { zodReader } from '../zod/read-zod.js'
import { isZod } from '../zod/zod-call.js'
import type { ErrorBodies } from './contract-reading.js'
import type { OperationParts } from './operation-parts.js'
import { withContractNames } from './path-names.js'
import { readContract } from './read-contract.js'
import { readSecuritySchemes } from './read-security-schemes.js'
import { nameInDocument, settleComponents } from './settle-components.js'
import { settledOperation } from './settled-operation.js'
import { byLines, type Wiring } from './wiring.js'

/** What the contracts of an output folder say. */
export interface ReadOutput {
  /** Paths as the wiring spells them. */
  readonly operations: readonly (OperationParts & Pick<Operation, 'method' | 'path'>)[]
  readonly schemas: ReadonlyMap<string, JsonSchema>
  readonly forms: ReturnType<typeof settleComponents>['forms']
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the routes, the contracts and the schemas that kit writes below a folder.
 *
 * @param output the folder of the routes, relative to the project
 * @param wiring how the routes are found
 */
export function readOutput(
  files: ProjectFiles,
  output: string,
  errorBodies: ErrorBodies = 'component',
  wiring: Wiring = byLines,
): ReadOutput {
  const graph = new ModuleGraph(files)
  const evaluator = new Evaluator(graph)
  const context = new SchemaComponents(evaluator, [zodReader(evaluator), ...schemaReaders(evaluator)])
  const paths = listFiles(files, output)
  const operations = wiring(evaluator, paths, output).flatMap(({ contract, method, path }) => {
    const parts = readContract(evaluator, contract, context, errorBodies)
    return parts === undefined ? [] : [{ ...parts, method, path: withContractNames(path, parts.parameters) }]
  })
  const schemaFiles = paths.filter((path) => /\/(?:schemas\/[^/]+|contract)\.[jt]s$/.test(path))
  const aliases = new Map(schemaFiles.flatMap((path) => exportedSchemas(evaluator, context, path)))
  const settled = settleComponents(evaluator, context.components, context.sources)
  const security = graph.module(`${output}/security.ts`) ?? graph.module(`${output}/security.js`)
  const { settle } = settled
  return {
    operations: operations.map((one) => settledOperation(one, settled)),
    schemas: new Map([...settled.schemas, ...[...aliases].map(([name, schema]): [string, JsonSchema] => [name, settle(schema)])]),
    forms: settled.forms,
    securitySchemes: security === undefined ? new Map() : readSecuritySchemes(evaluator, security),
    diagnostics: context.diagnostics,
  }
}

/** Schemas that no operation uses are exported all the same; one that is nothing but another has no value of its own. */
function exportedSchemas(evaluator: Evaluator, context: SchemaComponents, path: string): readonly (readonly [string, JsonSchema])[] {
  const module = evaluator.graph.module(path)
  if (module === undefined) return []
  const env = evaluator.graph.environment(module)
  return [...env.declarations.values].flatMap(([name, declared]) => {
    if (declared.kind !== 'variable') return []
    const value = exportOf(evaluator, module, name, { node: declared.node, env })
    if (!isZod(value)) return []
    const schema = context.read(value)
    const named = evaluator.nameOf(value)
    if (schema === undefined || (named?.name === name && named.module === module)) return []
    return [[nameInDocument(evaluator, { module, name }).name, documented(evaluator, { module, name }, schema)] as const]
  })
}
