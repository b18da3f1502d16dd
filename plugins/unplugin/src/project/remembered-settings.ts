import { join } from 'node:path'
import { REMEMBERED, RoutesSettings } from '@kit/config'
import { z } from 'zod'
import { readJsonFile } from './read-json-file.js'

const Remembering = z.object({ generators: z.object({ [REMEMBERED]: RoutesSettings.default({}) }).prefault({}) })
const PackageJson = z.object({ nx: Remembering.prefault({}) })

/** What a generator has left with a project: in project.json, or under `nx` in package.json. */
export function rememberedSettings(root: string): RoutesSettings {
  const project = readJsonFile(join(root, 'project.json'), Remembering)
  const { generators } = project ?? readJsonFile(join(root, 'package.json'), PackageJson)?.nx ?? Remembering.parse({})
  return generators[REMEMBERED] ?? {}
}
