import type { Workspace } from './workspace.js'

export const FRAMEWORKS = ['express', 'fastify', 'koa'] as const
export type Framework = (typeof FRAMEWORKS)[number]

/** What a user would write for two operations of the parcel-tracking API. */
const WRITTEN: Record<Framework, { readonly getHealth: string; readonly createQuote: string }> = {
  express: {
    getHealth: `async (_req, res) => {
  res.status(200).json({ status: 'ok' })
}`,
    createQuote: `async (req, res) => {
  const { weight, country } = req.body
  res.status(200).json({ [country]: weight * 2 })
}`,
  },
  fastify: {
    getHealth: `async (_request, reply) => {
  return reply.code(200).send({ status: 'ok' })
}`,
    createQuote: `async (request, reply) => {
  const { weight, country } = request.body
  return reply.code(200).send({ [country]: weight * 2 })
}`,
  },
  koa: {
    getHealth: `async () => {
  return { status: 200, body: { status: 'ok' } }
}`,
    createQuote: `async (ctx) => {
  const { weight, country } = ctx.request.body
  return { status: 200, body: { [country]: weight * 2 } }
}`,
  },
}

/** Replaces the stub of an operation by what a user would write; a comment marks it as theirs. */
export function writeHandler(workspace: Workspace, file: string, framework: Framework, operation: 'getHealth' | 'createQuote'): void {
  const text = workspace.read(file)
  const stub = new RegExp(`(export const ${operation}: [^=]+ = )async \\(\\) => \\{\\n  throw new HttpError\\(501[^\\n]*\\n\\}`)
  if (!stub.test(text)) throw new Error(`${file} has no stub of ${operation}:\n${text}`)
  workspace.write(
    file,
    text.replace(stub, (_, head: string) => `// Ours.\n${head}${WRITTEN[framework][operation]}`),
  )
}
