import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder with what changes when it is written: its number on the disk and its time. */
export function fileStamps(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const { ino, mtimeNs } = statSync(path, { bigint: true })
      return [path, `${ino} ${mtimeNs}`]
    }),
  )
}

/** How many files differ between two such maps. */
export function touched(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).length
}
