import type { Operation } from '../model/model.js'
import type { FormerNames } from '../render/naming.js'
import type { Framework } from '../render/options.js'
import { routePath } from '../render/route-path.js'
import { valueName } from '../render/words.js'
import { routeCalls } from '../source/route-calls.js'
import { listFiles, type ProjectFiles } from './files.js'
import type { HandlerFiles } from './handler-files.js'
import { addressOf } from './select-operations.js'
import type { OutputState } from './state.js'

/** What was known of an operation at the last run. */
export type FormerOperation = OutputState['operations'][number]

/**
 * Finds each operation as it was at the last run: the one of the same id; else one that has vanished from the same method and address
 * (it was renamed); else one that has vanished under the same name (it was rerouted and respelled).
 *
 * @returns former operations by the id they have now; each at most once
 */
export function matchOperations(
  operations: readonly Operation[],
  former: readonly FormerOperation[],
): ReadonlyMap<string, FormerOperation> {
  const byId = new Map(former.map((one) => [one.id, one]))
  const ids = new Set(operations.map(({ id }) => id))
  const result = new Map<string, FormerOperation>()
  const gone = new Set(former.filter((one) => !ids.has(one.id)))
  for (const { id } of operations) {
    const same = byId.get(id)
    if (same !== undefined) result.set(id, same)
  }
  const claim = (keyOfGone: (one: FormerOperation) => string, keyOf: (one: Operation) => string): void => {
    const byKey = new Map([...gone].map((one) => [keyOfGone(one), one]))
    for (const operation of operations) {
      const match = result.has(operation.id) ? undefined : byKey.get(keyOf(operation))
      if (match === undefined || !gone.delete(match)) continue
      result.set(operation.id, match)
    }
  }
  claim(addressOf, addressOf)
  claim(
    (one) => one.contract,
    (one) => valueName(one.id),
  )
  return result
}

/** The names that operations and the handlers of orphans had, which they keep. */
export function formerNames(matches: ReadonlyMap<string, FormerOperation>, orphans: readonly FormerOperation[]): FormerNames {
  const all = [...matches, ...orphans.map((one) => [one.id, one] as const)]
  const contracts = all.flatMap(([id, one]) => {
    if (one.id === id) return [[id, one.contract] as const]
    return valueName(id) === one.handler ? [[id, one.handler] as const] : []
  })
  return { contracts: new Map(contracts), reserved: new Set(all.map(([, { handler }]) => handler)) }
}

/** What can be known of the last run where `.kit/` is not there, as in a fresh clone: what is routed, and other handlers of contracts. */
export function formerFromSources(
  files: ProjectFiles,
  output: string,
  handlers: HandlerFiles,
  operations: readonly Operation[],
  framework: Framework,
): readonly FormerOperation[] {
  const byName = new Map(operations.map((one) => [valueName(one.id), one]))
  const byAddress = new Map(operations.map((one) => [`${one.method} ${routePath(framework, one.path)}`, one]))
  const routed = listFiles(files, output).flatMap((path) => {
    if (!path.endsWith('/routes.ts')) return []
    const folder = path.slice(output.length + 1, -'routes.ts'.length).replace(/\/$/, '')
    return routeCalls(path, files.read(path) ?? '').map((call): FormerOperation => {
      const now = byAddress.get(`${call.method} ${call.path}`)
      // `get-user` beside `getUser` is written `getUser_`, which may be what a third one is called.
      const same = now !== undefined && isLikely(call.contract, now) ? now : byName.get(call.contract)
      return {
        id: same?.id ?? call.contract,
        method: call.method,
        path: now?.path ?? call.path,
        folder,
        handler: call.handler,
        contract: call.contract,
        tag: now?.tags[0] ?? '',
      }
    })
  })
  const known = new Set(routed.map(({ folder, handler }) => `${folder}/${handler}`))
  const others = [...handlers.sources].flatMap(([folder, source]) =>
    source.statements.flatMap((statement): readonly FormerOperation[] => {
      const [handler = ''] = statement.names
      const contract = /^[^=]*\bHandler<\s*typeof\s+[\p{ID_Continue}$]+\.([\p{ID_Continue}$]+)/u.exec(statement.text)?.[1]
      if (contract === undefined || !source.exports.has(handler) || known.has(`${folder}/${handler}`)) return []
      const now = byName.get(contract)
      return [{ id: now?.id ?? contract, method: '', path: '', folder, handler, contract, tag: now?.tags[0] ?? '' }]
    }),
  )
  return unique([...routed, ...others])
}

/** Whether a contract's name is what an operation gets where its own is taken. */
function isLikely(contract: string, { id }: Operation): boolean {
  const wanted = valueName(id)
  return contract.startsWith(wanted) && /^(?:_|\d+)?$/.test(contract.slice(wanted.length))
}

function unique(former: readonly FormerOperation[]): readonly FormerOperation[] {
  return [...new Map([...former].reverse().map((one) => [one.id, one])).values()].reverse()
}
