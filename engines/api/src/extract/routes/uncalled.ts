import { exportNames } from '../../evaluate/export-names.js'
import { exportOf } from '../../evaluate/exports.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { FunctionValue, Value } from '../../evaluate/value.js'
import type { Interpreter } from './interpreter.js'
import { adoptParameters } from './parameters.js'

/**
 * Runs what the entries export and nobody is seen to call: `createApp()`, classes of servers. Where that brings no application, exported plugins
 * and functions that fill an application they are given count as one.
 */
export function runUncalled(interpreter: Interpreter, entries: readonly SourceModule[], adopting: boolean): void {
  const exported = entries.flatMap((module) => exportedValues(interpreter, module))
  const functions = exported.filter((one): one is FunctionValue => one.kind === 'function' && !interpreter.called(one.node))
  for (const one of functions) if (!interpreter.called(one.node) && interpreter.relevant(one)) interpreter.runUncalled(one)
  for (const one of exported) if (one.kind === 'class') interpreter.constructUncalled(one)
  if (!adopting || interpreter.hasApplication) return
  for (const one of functions) adoptParameters(interpreter, one)
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
