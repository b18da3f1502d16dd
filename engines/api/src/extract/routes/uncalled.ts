import { exportNames } from '../../evaluate/export-names.js'
import { exportOf } from '../../evaluate/exports.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import { makesApplication } from './entries.js'
import type { Interpreter } from './interpreter.js'
import { adoptParameters } from './parameters.js'
import type { Registry } from './runs.js'

/**
 * Runs what is exported and nobody is seen to call: `createApp()`, classes of servers. Where that brings no application, exported plugins and
 * functions that fill an application they are given count as one.
 */
export function runUncalled(interpreter: Interpreter, registry: Registry, entries: readonly SourceModule[], adopting: boolean): void {
  const modules = new Set([...entries, ...[...registry.modules].filter(makesApplication)])
  const exported = [...modules].flatMap((module) => exportedValues(interpreter, module))
  const functions = exported.filter((one): one is FunctionValue => one.kind === 'function' && !registry.called(one.node))
  for (const one of functions) if (!registry.called(one.node) && interpreter.relevant(one)) registry.add(interpreter.runUncalled(one))
  for (const one of exported) {
    if (one.kind !== 'class') continue
    const made = one.node.body.body.some((member) => member.type === 'MethodDefinition' && registry.called(member.value))
    if (!made) registry.add(interpreter.constructUncalled(one))
  }
  if (!adopting || registry.hasApplication) return
  for (const one of functions) registry.add(adoptParameters(interpreter, registry, one))
}

function exportedValues(interpreter: Interpreter, module: SourceModule): readonly Value[] {
  const { evaluator } = interpreter
  const env = evaluator.graph.environment(module)
  return exportNames(module, env).flatMap((name) => {
    const value = exportOf(evaluator, module, name, { node: module.program, env })
    if (value.kind === 'call' && value.callee.kind === 'external') return value.args.filter((one) => one.kind === 'function')
    return value.kind === 'object' ? [...value.members.values()].map((one) => one.value()) : [value]
  })
}
