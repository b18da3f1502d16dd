import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MARKS = ['nx.json', 'pnpm-workspace.yaml', '.git']

/** The folder that a document may refer to files of: the nearest above a project that is a workspace or a repository, or its own. */
export function workspaceRoot(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (MARKS.some((mark) => existsSync(join(folder, mark)))) return folder
    if (dirname(folder) === folder) return root
  }
}
