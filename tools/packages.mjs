// The packages that are published, and their tarballs.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export const PACKAGES = [
  'engines/api',
  'engines/load',
  'engines/postgres',
  'plugins/config',
  'plugins/nx',
  'plugins/unplugin',
  'plugins/alias',
]

/**
 * Packs every package into a folder, as `npm publish` would.
 *
 * @returns {Promise<{name: string, version: string, filename: string, integrity: string, shasum: string, size: number, unpackedSize: number, files: {path: string}[]}[]>}
 */
export async function packAll(destination) {
  const folders = PACKAGES.flatMap((folder) => ['-w', folder])
  const args = ['pack', '--json', '--pack-destination', destination, ...folders]
  const { stdout } = await promisify(execFile)('npm', args, { maxBuffer: 1 << 26, shell: process.platform === 'win32' })
  const packed = JSON.parse(stdout)
  return Array.isArray(packed) ? packed : Object.values(packed)
}
