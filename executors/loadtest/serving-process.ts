import { z } from 'zod'
import { SERVING_FILE } from '../serve/serving-file.js'
import type { ProjectFolder } from './project-folder.js'

const Serving = z.object({ pid: z.int().positive(), port: z.int() })

/** The process that serves a project's API at a URL, where kit has started it; its own CPU time is worth knowing. */
export function servingProcess(files: ProjectFolder, url: string): number | undefined {
  try {
    const { pid, port } = Serving.parse(JSON.parse(files.read(SERVING_FILE) ?? ''))
    return String(port) === new URL(url).port ? pid : undefined
  } catch {
    return undefined
  }
}
