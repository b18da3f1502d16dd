import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The files of Swagger UI that its page needs. */
const FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'] as const

/** Where swagger-ui-dist is installed: in the project, or beside kit; undefined where it is in neither. */
export function viewerFolder(root: string): string | undefined {
  for (const from of [join(root, 'package.json'), import.meta.url]) {
    try {
      return dirname(createRequire(from).resolve('swagger-ui-dist/package.json'))
    } catch {
      // Not there; it may be at the next place.
    }
  }
  return undefined
}

/** A file of the viewer; undefined unless its page needs it and it is there. */
export function viewerFile(root: string, name: string): string | undefined {
  const folder = viewerFolder(root)
  return folder !== undefined && FILES.some((file) => file === name) ? join(folder, name) : undefined
}
