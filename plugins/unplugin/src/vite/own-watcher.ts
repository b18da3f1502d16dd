import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DevSession } from '../session/dev-session.js'

/**
 * Watches what a session follows, for where Vite doesn't: with bundled modules, it only watches these. Folders are watched, not files: an
 * editor that puts a new file in place of the old one would leave the watcher behind.
 */
export function watchFiles(session: DevSession): { close(): void } {
  const watchers = new Map<string, FSWatcher>()
  const look = (): void => {
    const wanted = new Set(session.watchedFolders.flatMap(foldersBelow))
    for (const [folder, watcher] of watchers) {
      if (wanted.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    for (const folder of wanted) if (!watchers.has(folder)) watchers.set(folder, watching(folder))
  }
  const watching = (folder: string): FSWatcher =>
    watch(folder, (_event, name) => {
      if (name === null) return
      void session.changed(join(folder, name))
      if (isFolder(join(folder, name))) look()
    }).on('error', () => {
      // The folder is gone; the one above it says so, too.
      watchers.get(folder)?.close()
      watchers.delete(folder)
    })
  const unsubscribe = session.subscribe((event) => {
    if (event.type === 'idle') look()
  })
  look()
  return {
    close: () => {
      unsubscribe()
      for (const watcher of watchers.values()) watcher.close()
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
