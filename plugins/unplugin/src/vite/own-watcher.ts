import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DevSession } from '../session/dev-session.js'

/**
 * Watches what a session follows. Vite's watcher is not enough: it watches files, and loses what happens to one in the moments after it was put
 * in the place of another, as kit and many editors write; with bundled modules it watches these alone; and the document may refer to files
 * outside of its root. Folders lose nothing.
 */
export function watchFiles(session: DevSession): { close(): void } {
  const watched = new Map<string, { readonly watcher: FSWatcher | undefined; readonly inode: number }>()
  const forget = (folder: string): void => {
    watched.get(folder)?.watcher?.close()
    watched.delete(folder)
  }
  const look = (): void => {
    const wanted = new Map(session.watchedFolders.flatMap(foldersBelow).map((folder) => [folder, inodeOf(folder)]))
    // A folder that was deleted and made again has the name of the old one, but nobody watches it.
    for (const [folder, { inode }] of watched) if (wanted.get(folder) !== inode) forget(folder)
    for (const [folder, inode] of wanted) {
      if (inode !== undefined && !watched.has(folder)) watched.set(folder, { watcher: watching(folder), inode })
    }
  }
  const watching = (folder: string): FSWatcher | undefined => {
    try {
      return watch(folder, (_event, name) => {
        if (name === null) return
        void session.changed(join(folder, name))
        if (watched.has(join(folder, name)) || isFolder(join(folder, name))) look()
      }).on('error', () => forget(folder))
    } catch {
      // Gone by now, or the system has no watchers left: then Vite's own has to do.
      return undefined
    }
  }
  const unsubscribe = session.subscribe((event) => {
    if (event.type === 'idle') look()
  })
  look()
  return {
    close: () => {
      unsubscribe()
      for (const folder of watched.keys()) forget(folder)
    },
  }
}

/** A folder and all in it, where it is a folder of routes; else just itself. */
function foldersBelow({ folder, deep }: { readonly folder: string; readonly deep: boolean }): readonly string[] {
  if (!isFolder(folder)) return isFolder(dirname(folder)) ? [dirname(folder)] : []
  if (!deep) return [folder]
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [folder, ...inner.flatMap(({ name }) => foldersBelow({ folder: join(folder, name), deep }))]
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino
}
