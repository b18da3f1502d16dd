import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { RoutesOptions } from '../render/options.js'
import { type Dependencies, dependenciesOf } from './dependencies.js'
import type { Edit, ProjectFiles } from './files.js'
import { checkOutput } from './output-folder.js'
import { appFiles } from './support-files.js'

export interface AppPlan {
  readonly edits: readonly Edit[]
  readonly diagnostics: readonly Diagnostic[]
  readonly dependencies: Dependencies
}

/**
 * Plans the entry files of an application, `app.ts` and `main.ts`, in the folder above the routes. They are written once, then they
 * are the user's.
 *
 * @throws DiagnosticError KIT1505 or KIT1506 for a folder of routes that can't be one
 */
export function planApp(files: ProjectFiles, options: Pick<RoutesOptions, 'framework' | 'output'>): AppPlan {
  checkOutput(options.output, files)
  const parts = options.output.split('/')
  const folder = parts.slice(0, -1).join('/')
  const routes = parts.at(-1) ?? 'routes'
  const edits = [...appFiles(options.framework)].flatMap(([name, template]): readonly Edit[] => {
    const path = folder === '' ? name : `${folder}/${name}`
    const text = routes === 'routes' ? template : template.replaceAll("from './routes/", `from './${routes}/`)
    return files.isFile(path) ? [] : [{ path, kind: 'create', text, reason: 'written once, then yours' }]
  })
  return { edits, diagnostics: [], dependencies: dependenciesOf(options.framework) }
}
