// Puts what tsc does not emit beside what it does: schema.json and template files of generators and executors.
import { cpSync } from 'node:fs'

const isAsset = (path) => !/\.ts$/.test(path) || path.includes('/files/')

for (const folder of ['generators', 'executors']) {
  cpSync(folder, `plugins/nx/dist/${folder}`, { recursive: true, filter: isAsset })
}
