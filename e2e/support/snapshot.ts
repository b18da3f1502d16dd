import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const IGNORED = new Set(['node_modules', '.nx', 'dist'])

/** The content hash of every file of a workspace, by path; installed packages and caches aside. */
export function snapshot(root: string, folder = ''): Record<string, string> {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => !IGNORED.has(entry.name))
  return Object.fromEntries(
    entries.flatMap((entry): readonly (readonly [string, string])[] => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return Object.entries(snapshot(root, path))
      return entry.isFile() ? [[path, hashOf(join(root, path))]] : []
    }),
  )
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
