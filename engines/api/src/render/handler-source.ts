import type { Framework } from './options.js'

/** A part of the request, by the name that a handler knows it under. */
export type RequestPart = 'params' | 'query' | 'body'

/**
 * What a handler does, said once for every framework. Plain data: whoever knows what an operation is about (a database, another service)
 * says it, and kit puts it into the form that the framework's handlers have.
 */
export interface HandlerSource {
  /** Variables of these names are there for the statements. */
  readonly takes: readonly RequestPart[]
  /** Lines of TypeScript, as they stand in a function without indentation. Text from outside has to be escaped by whoever writes them. */
  readonly lines: readonly string[]
  readonly status: number
  /** Expression of the answer's body; none for an answer without one. */
  readonly body?: string
  readonly imports: readonly HandlerImport[]
}

export interface HandlerImport {
  /** Also its name in the lines. */
  readonly name: string
  /** Relative to the folder of the routes, without extension: `../db`. */
  readonly module: string
  readonly type?: boolean
}

/** How a framework's handlers take a request apart and answer it. */
interface Shape {
  readonly parameters: (takes: readonly RequestPart[]) => string
  readonly taken: (takes: readonly RequestPart[]) => readonly string[]
  readonly answer: (status: number, body: string | undefined) => string
}

const list = (names: readonly string[]): string => `{ ${names.join(', ')} }`

const SHAPES: Readonly<Record<Framework, Shape>> = {
  express: {
    parameters: (takes) => (takes.length === 0 ? '_req, res' : 'req, res'),
    taken: (takes) => (takes.length === 0 ? [] : [`const ${list(takes)} = req`]),
    answer: (status, body) => `res.status(${status}).${body === undefined ? 'end()' : `json(${body})`}`,
  },
  fastify: {
    parameters: (takes) => (takes.length === 0 ? '_request, reply' : 'request, reply'),
    taken: (takes) => (takes.length === 0 ? [] : [`const ${list(takes)} = request`]),
    answer: (status, body) => `return reply.code(${status}).send(${body ?? ''})`,
  },
  koa: {
    parameters: (takes) => (takes.length === 0 ? '' : 'ctx'),
    taken: (takes) => {
      const own = takes.filter((part) => part !== 'body')
      return [
        ...(own.length === 0 ? [] : [`const ${list(own)} = ctx`]),
        ...(takes.includes('body') ? ['const { body } = ctx.request'] : []),
      ]
    },
    answer: (status, body) => `return { status: ${status}${body === undefined ? '' : `, body: ${body}`} }`,
  },
}

/** Names that the lines of a handler could hide. */
const OWN_NAMES: ReadonlySet<string> = new Set(['req', 'res', 'request', 'reply', 'ctx', 'params', 'query', 'body'])

/**
 * The function of a handler, from its parameters to its closing brace.
 *
 * @param local what an import is called in the file, by its name in the lines
 */
export function handlerFunction(framework: Framework, source: HandlerSource, local: ReadonlyMap<string, string>): string {
  const { parameters, taken, answer } = SHAPES[framework]
  const renamed = source.imports.flatMap(({ name, type }) => {
    const here = local.get(name) ?? name
    return here === name || type === true || OWN_NAMES.has(name) ? [] : [`const ${name} = ${here}`]
  })
  const lines = [...taken(source.takes), ...renamed, ...source.lines, answer(source.status, source.body)]
  return `async (${parameters(source.takes)}) => {\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}}`
}
