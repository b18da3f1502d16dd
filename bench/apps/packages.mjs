// Packages that hold a part of an app's API, as a user's project has them installed: beside the sources, which stay as they are.
import { diskFiles } from '@kit/api'
import { installPeers } from '../shared/peers.mjs'

/** By app. Versions are those that the app names, or the next one that npm still has. */
const PACKAGES = { blockfrost: { '@blockfrost/openapi': '0.1.92' } }

/** An app's files, with the packages that it needs under `node_modules`. */
export async function appFiles(folder, app) {
  const own = diskFiles(folder)
  const packages = PACKAGES[app]
  const installed = packages && (await installPeers(`apps-${app}`, packages))
  if (installed === undefined) return own
  const other = diskFiles(installed)
  const of = (path) => (path.startsWith('node_modules/') ? other : own)
  return { read: (path) => of(path).read(path), list: (path) => own.list(path), isFile: (path) => of(path).isFile(path) }
}
