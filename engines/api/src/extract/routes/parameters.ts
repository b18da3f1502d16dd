import type { FunctionValue } from '../../evaluate/value.js'
import type { Interpreter } from './interpreter.js'
import { frameworkOfPackage } from './packages.js'
import type { RouterKind } from './router.js'
import type { Registry, Run } from './runs.js'

/** Takes the first parameter of a function that nobody calls for an application, where its type or the project's framework says so, and runs it. */
export function adoptParameters(interpreter: Interpreter, registry: Registry, callee: FunctionValue): Run {
  return interpreter.runAdopted(callee, () => {
    const { evaluator } = interpreter
    for (const [index, param] of callee.node.params.entries()) {
      const pattern = param.type === 'TSParameterProperty' ? param.parameter : param
      if (pattern.type !== 'Identifier') continue
      const kind = typeKind(interpreter, callee, index) ?? (index === 0 ? pluginKind(registry, callee) : undefined)
      if (kind === undefined) continue
      const value = evaluator.lookup(pattern.name, evaluator.inside(callee), { node: pattern, env: callee.env })
      if (value.kind === 'parameter') interpreter.routers.adopt(value, kind, true)
    }
  })
}

/** `(app: Application)`, `(fastify: FastifyInstance)`: by the package that the type comes from. */
function typeKind({ evaluator }: Interpreter, { node, env }: FunctionValue, index: number): RouterKind | undefined {
  const param = node.params[index]
  const type = param?.type === 'Identifier' ? param.typeAnnotation?.typeAnnotation : undefined
  if (type?.type !== 'TSTypeReference') return undefined
  const root = type.typeName.type === 'TSQualifiedName' ? type.typeName.left : type.typeName
  const name =
    type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : type.typeName.type === 'Identifier' ? type.typeName.name : ''
  if (root.type !== 'Identifier' || !/^(?:Core)?(?:Express|Application|I?Router|Koa|FastifyInstance|KoaRouter)$/.test(name))
    return undefined
  const declared = evaluator.graph.environment(env.module).declared(root.name)
  return declared?.kind === 'import' ? frameworkOfPackage(declared.specifier) : undefined
}

/** A plugin without types: what it calls on its parameter is what only Fastify has, or the project uses one framework alone. */
function pluginKind(registry: Registry, { node, env }: FunctionValue): RouterKind | undefined {
  const name = node.params[0]?.type === 'Identifier' ? node.params[0].name : ''
  if (/^(?:fastify|instance)$/i.test(name)) return 'fastify'
  if (!/^(?:app|server|router|api|express|koa)$/i.test(name)) return undefined
  const imported = [...registry.modules, env.module].flatMap((module) =>
    module.esm.staticImports.flatMap(({ moduleRequest }) => frameworkOfPackage(moduleRequest.value) ?? []),
  )
  return imported[0] ?? undefined
}
