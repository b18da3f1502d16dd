// Finds the documents of a folder.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative } from 'node:path'

const VERSION = /^\s*["']?(?:openapi|swagger)["']?\s*:/m
const SKIPPED = new Set(['MANIFEST.json', 'package.json', 'node_modules'])

/**
 * Every JSON and YAML file of a folder, and those of its subfolders that say which version of OpenAPI they are: there the others are
 * parts of documents.
 */
export function findDocuments(folder) {
  return walk(folder, folder).map((path) => ({ path, name: relative(folder, path) }))
}

function walk(root, folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (SKIPPED.has(entry.name)) return []
    if (entry.isDirectory()) return walk(root, path)
    if (!/\.(?:json|ya?ml)$/.test(entry.name)) return []
    return folder === root || VERSION.test(beginning(path)) ? [path] : []
  })
}

function beginning(path) {
  const file = openSync(path, 'r')
  const buffer = Buffer.alloc(4096)
  const length = readSync(file, buffer)
  closeSync(file)
  return buffer.toString('utf8', 0, length)
}
