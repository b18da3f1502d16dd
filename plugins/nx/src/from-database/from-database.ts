import { extname, join, posix } from 'node:path'
import { apiOfTables, type HandlerSource, type RoutesOptions } from '@kit/api'
import { carryModel } from '@kit/api/sources'
import type { SettledSettings } from '@kit/config'
import type { Tree } from '@nx/devkit'
import { failOnErrors } from '../diagnostics/clean-failure.js'
import { withProjectPlaces } from '../diagnostics/project-places.js'
import { report } from '../diagnostics/report.js'

import { addDependencies } from '../project/add-dependencies.js'
import type { FoundProject } from '../project/find-project.js'
import { readPackageJson } from '../project/package-json.js'
import { documentFor } from '../scaffold/document-for.js'
import { readPolicy } from '../scaffold/reference-policy.js'
import { applyEdits } from '../tree/apply-edits.js'
import { projectFiles } from '../tree/project-files.js'
import { writeDocuments } from '../tree/write-documents.js'
import { handlerSources } from './handler-sources.js'
import { databaseProblems } from './problems.js'
import { readTables } from './read-tables.js'
import { supportFiles } from './support-files.js'
import { planTableFiles } from './table-files.js'

const DEPENDENCIES = { dependencies: { pg: '^8.16.0' }, devDependencies: { '@types/pg': '^8.15.0' } }

export interface DatabaseApi {
  /** The document that says what the tables allow, as an absolute path. */
  readonly document: string
  /** What the handlers of its operations do. */
  readonly handlers: ReadonlyMap<string, HandlerSource>
  /** Whether packages were added, so that an install is due. */
  readonly added: boolean
}

/**
 * Puts the document of a database's tables into the tree, and the modules that its handlers need. The routes come of the document, as always.
 *
 * @param source a URL, an environment variable that holds one, or a path
 * @throws DiagnosticError with what is wrong; the tree is untouched then
 */
export async function fromDatabase(
  tree: Tree,
  project: FoundProject,
  source: string,
  settings: SettledSettings,
  options: RoutesOptions,
): Promise<DatabaseApi> {
  const { tables, diagnostics } = await readTables(tree.root, source, { schemas: settings.schema ?? ['public'], tables: settings.tables })
  const { version = '1.0.0' } = readPackageJson(tree, project.root) ?? {}
  const api = apiOfTables(tables, { title: project.name, version, envelope: settings.envelope })
  const { path: document, exists } = documentFor(tree, project, settings.spec)
  const files = projectFiles(tree, project.root)
  const above = posix.dirname(options.output)
  const folder = above === '.' ? '' : `${above}/`
  const memory = `.kit/models/${options.output}.database.json`
  const isFirst = files.read(memory) === undefined
  const carried = await carryModel(api.model, document, files, {
    exists,
    knowsSecurity: false,
    memory,
    print: { format: extname(document) === '.json' ? 'json' : 'yaml', version: '3.1' },
    read: readPolicy(tree, document, settings),
  })
  const modules = planTableFiles(files, api, folder, `.kit/models/${options.output}.tables.json`)
  const all = withProjectPlaces([...diagnostics, ...carried.diagnostics, ...modules.diagnostics], join(tree.root, project.root))
  failOnErrors(all)
  writeDocuments(tree, carried.documents)
  applyEdits(tree, project.root, [...carried.edits, ...modules.edits, ...supportFiles(files, options, folder)])
  report(isFirst && carried.isOpen ? [...all, databaseProblems.open(api.operations.length)] : all, tree.root)
  const sources = handlerSources(api.operations)
  const handlers = new Map([...sources].map(([id, handler]) => [carried.ids.get(id) ?? id, handler] as const))
  const added = addDependencies(tree, project.root, DEPENDENCIES)
  return { document, handlers, added: added !== undefined && added.length > 0 }
}
