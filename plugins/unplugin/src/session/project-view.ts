import { join } from 'node:path'
import { diskFileSystem, diskFiles, type ProjectFiles, type ReadFileSystem } from '@kit/api'
import { withDeletedFiles } from '@kit/api/sources'
import type { Project } from '../project/find-project.js'
import { Fingerprints } from './fingerprints.js'

/**
 * A project's files as plans see them: as they are on disk, with what somebody has deleted as kit last wrote it. Notes what was read, and how
 * it was at that time.
 */
export class ProjectView {
  readonly prints = new Fingerprints()
  /** The files of the document, absolute; also those that it refers to and that are not there. */
  readonly documents = new Set<string>()
  readonly files: ProjectFiles
  readonly fileSystem: ReadFileSystem
  /** The files that are not there, with their texts. */
  restored: ReadonlyMap<string, string> = new Map()
  readonly #project: Project

  constructor(project: Project) {
    this.#project = project
    const disk = this.#observed(diskFiles(project.root))
    let seen: ProjectFiles = disk
    this.lookForDeleted = () => {
      const view = withDeletedFiles(disk, project.options.output)
      this.restored = view.restored
      seen = view
    }
    this.files = { read: (path) => seen.read(path), list: (folder) => seen.list(folder), isFile: (path) => seen.isFile(path) }
    this.fileSystem = {
      readFile: (path) => {
        this.documents.add(path)
        this.prints.remember(path)
        return diskFileSystem.readFile(path)
      },
      realpath: (path) => diskFileSystem.realpath(path),
    }
  }

  /** Finds out what of kit's files is missing; until the next time, it stays in view. */
  readonly lookForDeleted: () => void

  at(path: string): string {
    return join(this.#project.root, path)
  }

  #observed(disk: ProjectFiles): ProjectFiles {
    return {
      ...disk,
      read: (path) => {
        this.prints.remember(this.at(path))
        return disk.read(path)
      },
    }
  }
}
