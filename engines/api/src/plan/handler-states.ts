import type { Place } from '../diagnostics/diagnostic.js'
import type { ProjectFiles } from './files.js'
import { handlersPath } from './handler-edits.js'
import { readHandlers, stubOf } from './handler-files.js'
import { handlerStatement } from './handlers-file.js'
import { parseState, STATE_FILE } from './state.js'

/** What has become of an operation's handler. */
export interface HandlerState {
  /** The operationId; of an operation that has left the document, the one it had. */
  readonly id: string
  /** Whether somebody has written it, or it still is the stub that kit made. */
  readonly written: boolean
  /** In the project, with `/`. A handler that its file only passes on stands at the file's beginning. */
  readonly place: Place
}

/**
 * The handlers of all operations that kit knows of, those without an operation included: as the last run left them, in its order.
 *
 * @param output the folder of the routes, relative to the project
 * @throws DiagnosticError KIT1500 when a handlers file does not parse
 * @example
 * handlerStates(diskFiles('/api'), 'src/routes').filter(({ written }) => !written).length // stubs that are left
 */
export function handlerStates(files: ProjectFiles, output: string): readonly HandlerState[] {
  const handlers = readHandlers(files, output)
  return (parseState(files.read(STATE_FILE), output)?.operations ?? []).map(({ id, folder, handler }) => {
    const source = handlers.sources.get(folder)
    const statement = source === undefined ? undefined : handlerStatement(source, handler)
    const offset = statement === undefined ? 0 : statement.start + Math.max(0, statement.text.search(/^export /m))
    const line = source === undefined ? 1 : source.text.slice(0, offset).split('\n').length
    return {
      id,
      written: stubOf(handlers, folder, handler) === undefined,
      place: { file: handlersPath(output, folder), line, column: 1 },
    }
  })
}
