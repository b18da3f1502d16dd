import type { ModuleGraph } from '../evaluate/module-graph.js'
import type { SourceModule } from '../evaluate/source-module.js'

/** Schemas that others find by their `$id` instead of importing them. */
const GIVES_IDS = /\$id\b|\.id\(/
/** What counts of every module that the application loads. */
const DESCRIBES = /@openapi\b|@swagger\b|\bswagger-jsdoc\b|\.registerPath\(/
const IMPORTS = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)['"][^'"\n]+['"]/g

/**
 * Lets files be read again. Everything that was found out is forgotten where a change concerns more than those who import what has changed:
 * where schemas are found by their ids, and where it matters which modules the application loads.
 */
export function refreshProject(graph: ModuleGraph, paths: readonly string[]): void {
  const before = paths.map((path) => graph.text(path) ?? '')
  const concerned = [...graph.refresh(paths)]
  const after = paths.map((path) => graph.text(path) ?? '')
  const leads = before.some((text, index) => importsOf(text) !== importsOf(after[index] ?? ''))
  const texts = [...before, ...concerned.map((path) => graph.text(path) ?? '')]
  if (texts.some((text) => GIVES_IDS.test(text)) || (leads && graph.loaded.some(speaksForAll))) graph.forget()
}

const known = new WeakMap<SourceModule, boolean>()

function speaksForAll(module: SourceModule): boolean {
  const speaks = known.get(module) ?? (GIVES_IDS.test(module.text) || DESCRIBES.test(module.text))
  known.set(module, speaks)
  return speaks
}

function importsOf(text: string): string {
  return (text.match(IMPORTS) ?? []).join('\n')
}
