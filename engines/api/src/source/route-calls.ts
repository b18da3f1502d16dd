import { parseSync } from 'oxc-parser'

/** A line such as `users.get('/users/:id', auth, route(contract.getUser, handlers.getUser))`. */
export interface RouteCall {
  readonly method: string
  /** As the framework spells it. */
  readonly path: string
  readonly contract: string
  readonly handler: string
}

/** The routes that a text registers, whatever middleware stands between; none where it does not parse. */
export function routeCalls(path: string, text: string): readonly RouteCall[] {
  const { program, errors } = parseSync(path, text)
  const found: RouteCall[] = []
  if (errors.length === 0) visit(program, found)
  return found
}

function visit(node: unknown, found: RouteCall[]): void {
  if (Array.isArray(node)) for (const one of node) visit(one, found)
  if (!isRecord(node)) return
  const call = routeCall(node)
  if (call !== undefined) found.push(call)
  else for (const child of Object.values(node)) visit(child, found)
}

function routeCall(node: Fields): RouteCall | undefined {
  const { callee, arguments: given } = node
  if (node['type'] !== 'CallExpression' || !isRecord(callee) || !Array.isArray(given)) return undefined
  const path: unknown = given[0]
  const method = nameOf(callee['property'])
  if (method === undefined || !isRecord(path) || typeof path['value'] !== 'string') return undefined
  const wired = wiring(given.slice(1))
  return wired && { method, path: path['value'], ...wired }
}

/** The contract and the handler of the first `route(contract.x, handlers.y)` somewhere in an expression. */
function wiring(node: unknown): Pick<RouteCall, 'contract' | 'handler'> | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  if (isRecord(node) && node['type'] === 'CallExpression' && nameOf(node['callee']) === 'route' && Array.isArray(node['arguments'])) {
    const [contract, handler] = node['arguments'].map((one: unknown) => (isRecord(one) ? nameOf(one['property']) : undefined))
    if (contract !== undefined && handler !== undefined) return { contract, handler }
  }
  for (const child of Object.values(node)) {
    const found = wiring(child)
    if (found !== undefined) return found
  }
  return undefined
}

interface Fields {
  readonly [field: string]: unknown
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(node: unknown): string | undefined {
  return isRecord(node) && node['type'] === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : undefined
}
