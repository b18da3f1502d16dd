// A read-only npm registry for packed tarballs, on the loopback interface. A workspace maps the scope to it in its .npmrc:
//   @kit:registry=http://127.0.0.1:<port>/
import { execFileSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * Serves tarballs until closed.
 *
 * @param {string} folder Where the tarballs are.
 * @param {{name: string, version: string, filename: string, integrity: string, shasum: string}[]} tarballs As `npm pack --json` lists them.
 * @returns {Promise<{url: string, close(): Promise<void>}>}
 */
export async function startRegistry(folder, tarballs) {
  const packages = new Map(tarballs.map((tarball) => [tarball.name, { tarball, manifest: manifestOf(join(folder, tarball.filename)) }]))
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`
    answer(decodeURIComponent(new URL(request.url ?? '/', origin).pathname.slice(1)), origin, response).catch(() => response.destroy())
  })

  async function answer(path, origin, response) {
    const file = tarballs.find((tarball) => path === `-/${tarball.filename}`)
    const found = packages.get(path)
    if (file) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' })
      await pipeline(createReadStream(join(folder, file.filename)), response)
    } else if (found) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(packument(found, origin)))
    } else {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}')
    }
  }

  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function packument({ tarball, manifest }, origin) {
  const { filename, integrity, shasum } = tarball
  const version = { ...manifest, dist: { tarball: `${origin}/-/${filename}`, integrity, shasum } }
  return { name: manifest.name, 'dist-tags': { latest: manifest.version }, versions: { [manifest.version]: version } }
}

function manifestOf(tarball) {
  return JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }))
}
