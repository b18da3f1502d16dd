import { BothSides } from '../nothing-lost/both-sides.fixture.js'
import { DOCUMENTS } from '../nothing-lost/documents.fixture.js'
import type { RoutesOptions } from '../render/options.js'

/** A project as kit writes it, that somebody edits on both sides. */
export async function scaffolded(document: string, options: Partial<RoutesOptions> = {}): Promise<BothSides> {
  const project = new BothSides(JSON.stringify(DOCUMENTS[document]), options)
  await project.sync()
  return project
}

export function replaced(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to)
  if (result === text) throw new Error(`${String(from)} is not in ${text}`)
  return result
}

export function edit(project: BothSides, file: string, from: string | RegExp, to: string): void {
  const path = `src/routes/${file}`
  project.files = { ...project.files, [path]: replaced(project.files[path] ?? '', from, to) }
}
