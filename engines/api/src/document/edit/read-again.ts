import path from 'node:path'
import { DiagnosticError } from '../../diagnostics/diagnostic.js'
import type { ApiModel } from '../../model/model.js'
import { failure, type ReadFileSystem } from '../../read/file-system.js'
import { readDocument } from '../../read/read-document.js'

/** The model of a description that is in memory; undefined where it can't be read. */
export async function readAgain({
  entry,
  files,
}: {
  readonly entry: string
  readonly files: ReadonlyMap<string, string>
}): Promise<ApiModel | undefined> {
  const fileSystem: ReadFileSystem = {
    async readFile(file) {
      const text = files.get(file)
      if (text === undefined) throw failure('ENOENT')
      return text
    },
    realpath: async (file) => file,
  }
  try {
    // The files were read before, so that nothing is reached that was not allowed then.
    const { model } = await readDocument(entry, { validate: false, allowOutside: true, root: path.dirname(entry), fileSystem })
    return model
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined
    throw error
  }
}
