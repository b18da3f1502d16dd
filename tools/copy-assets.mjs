// Puts what tsc does not emit beside what it does: schema.json and files of generators and executors, and the licence.
import { cpSync } from 'node:fs'
import { PACKAGES } from './packages.mjs'

const isAsset = (path) => !/\.ts$/.test(path) || path.includes('/files/')

for (const folder of ['generators', 'executors']) {
  cpSync(folder, `plugins/nx/dist/${folder}`, { recursive: true, filter: isAsset })
}
for (const folder of PACKAGES) cpSync('LICENSE', `${folder}/LICENSE`)
