import type { EditsInput } from './edits.js'
import type { Edit } from './files.js'
import { changeHandlers, type HandlersChange } from './handlers-file.js'

/** The handlers files after a plan: stubs added, handlers moved in and out, stubs nobody wrote removed; every other byte as it was. */
export function handlerEdits(input: EditsInput, heldBack: ReadonlySet<string>): { readonly edits: readonly Edit[]; readonly paths: readonly string[]; readonly added: number } {
  const { bindings, orphans, options, files } = input
  const folders = new Set([...bindings.map((one) => one.folder), ...bindings.flatMap((one) => one.replaces?.folder ?? one.moved?.from ?? []), ...orphans.stubs.map((one) => one.folder)])
  const edits: Edit[] = []
  const paths: string[] = []
  let added = 0
  for (const folder of [...folders].sort()) {
    const path = folder === '' ? `${options.output}/handlers.ts` : `${options.output}/${folder}/handlers.ts`
    paths.push(path)
    if (heldBack.has(folder)) continue
    const own = bindings.filter((one) => one.folder === folder)
    const change: HandlersChange = {
      add: own.filter((one) => one.state === 'new' || one.replaces !== undefined).map((one) => one.handler),
      moveIn: own.flatMap((one) => (one.moved === undefined ? [] : [one.moved])),
      remove: [
        ...bindings.filter((one) => !heldBack.has(one.folder)).flatMap(({ replaces, moved }) => (replaces?.folder === folder ? [replaces.name] : moved?.from === folder ? [moved.handler.name] : [])),
        ...orphans.stubs.flatMap((one) => (one.folder === folder ? [one.handler] : [])),
      ],
    }
    added += own.filter((one) => one.state === 'new').length
    if (change.add.length + change.moveIn.length + change.remove.length === 0) continue
    const current = files.read(path)
    const text = changeHandlers(path, current, folder, change)
    const reason = [list('new', change.add), list('moved here', change.moveIn.map((one) => one.handler.name)), list('gone', change.remove)].filter((one) => one !== '').join('; ')
    if (text === '') edits.push({ path, kind: 'delete', text: '', reason })
    else if (text !== current) edits.push({ path, kind: current === undefined ? 'create' : 'update', text, reason })
  }
  return { edits, paths, added }
}

function list(what: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  return `${what}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
}
