import { DiagnosticError } from '@kit/api'
import { noApp } from './problems.js'

/** What a module may export its app as, in the order of preference. */
const NAMES = ['createApp', 'buildApp', 'default', 'app', 'server'] as const

/** What was exported, made if it had to be, and how the module itself wants to let go. */
export interface ExportedApp {
  readonly app: object
  readonly close: (() => unknown) | undefined
}

/**
 * The app that a module exports.
 *
 * @param module the module's namespace
 * @throws DiagnosticError KIT1753 where it has none; whatever the function that makes it throws
 */
export async function exportedApp(module: Readonly<Record<string, unknown>>, file: string): Promise<ExportedApp> {
  const exported = NAMES.map((name) => module[name]).find((value) => value !== undefined)
  const app: unknown = await (isFactory(exported) ? exported() : exported)
  if ((typeof app !== 'object' && typeof app !== 'function') || app === null) throw new DiagnosticError([noApp(file)])
  const { close } = module
  return { app, close: isFactory(close) ? close : undefined }
}

/** Express apps are functions themselves, and a listener of node:http takes a request. */
function isFactory(value: unknown): value is () => unknown {
  return typeof value === 'function' && value.length < 2 && !('handle' in value)
}
