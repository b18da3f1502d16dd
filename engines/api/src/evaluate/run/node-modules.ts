import { CORE_SCHEMA, load } from 'js-yaml'
import type { ProjectFiles } from '../../plan/files.js'
import { absolute, folderOf, joinedPath, startFolder, withinProject } from '../file-paths.js'
import { type Data, dataOf, type Fields, keyOf, unfollowed } from './data.js'
import { functions } from './globals.js'

/** Modules that are not read but known: of Node.js what finds and reads the project's own files, and what parses YAML. */
export function knownModule(files: ProjectFiles, from: string, specifier: string): Fields | undefined {
  switch (specifier.replace(/^node:/, '')) {
    case 'fs':
      return functions({
        readFileSync: ([path]) => textAt(files, path),
        existsSync: ([path]) => files.isFile(withinProject(keyOf(path)) ?? ''),
      })
    case 'path':
    case 'path/posix':
      return functions({
        join: (parts) => joinedPath(parts.map(keyOf)),
        resolve: (parts) => resolved(files, from, parts.map(keyOf)),
        dirname: ([path]) => folderOf(keyOf(path)),
        basename: ([path]) => keyOf(path).slice(keyOf(path).lastIndexOf('/') + 1),
      })
    case 'url':
      return functions({ fileURLToPath: ([url]) => keyOf(url).replace(/^file:\/\//, '') })
    case 'yaml':
    case 'js-yaml':
      return functions({ parse: ([text]) => yaml(keyOf(text)), load: ([text]) => yaml(keyOf(text)) })
    default:
      return undefined
  }
}

function textAt(files: ProjectFiles, path: Data): string {
  const inside = withinProject(keyOf(path))
  return (inside === undefined ? undefined : files.read(inside)) ?? unfollowed('a file that is not there')
}

function resolved(files: ProjectFiles, from: string, parts: readonly string[]): string {
  const first = parts.findLastIndex((one) => one.startsWith('/'))
  const base = first === -1 ? [absolute(startFolder(files, from))] : []
  return joinedPath([...base, ...parts.slice(Math.max(first, 0))]).replace(/(.)\/$/, '$1')
}

function yaml(text: string): Data {
  try {
    return dataOf(load(text, { schema: CORE_SCHEMA }))
  } catch {
    return unfollowed('what is parsed is no YAML')
  }
}
