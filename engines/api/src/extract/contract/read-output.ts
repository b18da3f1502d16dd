import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { Evaluator } from '../../evaluate/evaluator.js'
import { exportOf } from '../../evaluate/exports.js'
import { ModuleGraph } from '../../evaluate/module-graph.js'
import type { Value } from '../../evaluate/value.js'
import type { Operation, SecurityScheme } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import { listFiles, type ProjectFiles } from '../../plan/files.js'
import { SwitchedFiles } from '../../plan/switched-files.js'
import type { Recorded } from '../naming-step.js'
import { SchemaComponents } from '../schema-components.js'
import { schemaReaders } from '../schema-readers.js'
import { refreshProject } from '../whole-project.js'
import { documented } from '../zod/comments.js'
import { zodReader } from '../zod/read-zod.js'
import { isZod } from '../zod/zod-call.js'
import { nameInDocument } from './constant-names.js'
import type { ErrorBodies } from './contract-reading.js'
import type { OperationParts } from './operation-parts.js'
import { withContractNames } from './path-names.js'
import { privateConstants } from './private-constants.js'
import { readContract } from './read-contract.js'
import { readSecuritySchemes } from './read-security-schemes.js'
import { settleComponents } from './settle-components.js'
import { SettledBefore } from './settled-before.js'
import { schemasOf, settledOperation } from './settled-operation.js'
import { sharedOutput } from './shared-output.js'
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
  return new OutputReader(output, errorBodies, wiring).read(files)
}

/** Reads an output folder again and again: what means the same as before is not read twice, and stays the same object. */
export class OutputReader {
  readonly #files = new SwitchedFiles()
  readonly #evaluator = new Evaluator(new ModuleGraph(this.#files))
  // A value is another object wherever a file that it depends on has changed.
  readonly #contracts = new WeakMap<Value, Recorded<OperationParts | undefined>>()
  readonly #schemas = new WeakMap<Value, Recorded<JsonSchema | undefined>>()
  readonly #settled = new SettledBefore()
  readonly #operations = new WeakMap<Routed, { readonly schemas: readonly JsonSchema[]; readonly operation: Routed }>()
  /** What was read last, as long as no file has changed. */
  #last: ReadOutput | undefined

  constructor(
    private readonly output: string,
    private readonly errorBodies: ErrorBodies,
    private readonly wiring: Wiring = byLines,
  ) {}

  /** Whether a project says what was read last, in all files that had a say in it. */
  hasRead(files: ProjectFiles): boolean {
    return this.#last !== undefined && this.#files.isLike(files)
  }

  /** What the output folder of a project says. */
  read(files: ProjectFiles): ReadOutput {
    const changed = this.#files.switchTo(files)
    const former = this.#last
    if (changed.length === 0 && former !== undefined) return former
    this.#last = undefined
    if (changed.length > 0) refreshProject(this.#evaluator.graph, changed)
    this.#last = sharedOutput(former, this.#read())
    return this.#last
  }

  #read(): ReadOutput {
    const evaluator = this.#evaluator
    const context = new SchemaComponents(evaluator, [zodReader(evaluator), ...schemaReaders(evaluator)])
    const paths = listFiles(this.#files, this.output)
    const operations = this.wiring(evaluator, paths, this.output).flatMap(({ contract, method, path }) => {
      const parts = once(this.#contracts, contract, context, () => readContract(evaluator, contract, context, this.errorBodies))
      return parts === undefined ? [] : [routed(parts, method, withContractNames(path, parts.parameters))]
    })
    const schemaFiles = paths.filter((path) => /\/(?:schemas\/[^/]+|contract)\.[jt]s$/.test(path))
    const aliases = new Map(schemaFiles.flatMap((path) => this.#exportedSchemas(context, path)))
    const inlined = privateConstants(evaluator, context.components, context.sources)
    const settled = settleComponents(evaluator, context.components, context.sources, this.#settled, inlined)
    const security = evaluator.graph.module(`${this.output}/security.ts`) ?? evaluator.graph.module(`${this.output}/security.js`)
    const { settle } = settled
    return {
      operations: operations.map((one) => this.#settledOperation(one, settled)),
      schemas: new Map([...settled.schemas, ...[...aliases].map(([name, schema]): [string, JsonSchema] => [name, settle(schema)])]),
      forms: settled.forms,
      securitySchemes: security === undefined ? new Map() : readSecuritySchemes(evaluator, security),
      diagnostics: context.diagnostics,
    }
  }

  #settledOperation(one: Routed, settled: ReturnType<typeof settleComponents>): Routed {
    const schemas = schemasOf(one).map((schema) => settled.settle(schema))
    const before = this.#operations.get(one)
    if (before !== undefined && schemas.every((schema, index) => schema === before.schemas[index])) return before.operation
    const operation = settledOperation(one, settled)
    this.#operations.set(one, { schemas, operation })
    return operation
  }

  /** Schemas that no operation uses are exported all the same; one that is nothing but another has no value of its own. */
  #exportedSchemas(context: SchemaComponents, path: string): readonly (readonly [string, JsonSchema])[] {
    const evaluator = this.#evaluator
    const module = evaluator.graph.module(path)
    if (module === undefined) return []
    const env = evaluator.graph.environment(module)
    return [...env.declarations.values].flatMap(([name, declared]) => {
      if (declared.kind !== 'variable') return []
      const value = exportOf(evaluator, module, name, { node: declared.node, env })
      if (!isZod(value)) return []
      const schema = once(this.#schemas, value, context, () => context.read(value))
      const named = evaluator.nameOf(value)
      if (schema === undefined || (named?.name === name && named.module === module)) return []
      return [[nameInDocument(evaluator, { module, name }).name, documented(evaluator, { module, name }, schema)] as const]
    })
  }
}

type Routed = ReadOutput['operations'][number]

/** What reading a value gives, with all that it does to the components, read once as long as that comes out the same. */
function once<T>(known: WeakMap<Value, Recorded<T>>, value: Value, context: SchemaComponents, read: () => T): T {
  const before = known.get(value)
  if (before !== undefined && context.replay(before.steps)) return before.result
  const recorded = context.record(read)
  known.set(value, recorded)
  return recorded.result
}

const routes = new WeakMap<OperationParts, Routed>()

function routed(parts: OperationParts, method: Routed['method'], path: string): Routed {
  const before = routes.get(parts)
  if (before?.method === method && before.path === path) return before
  const made = { ...parts, method, path }
  routes.set(parts, made)
  return made
}
