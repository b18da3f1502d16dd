// One dry run, to be killed: node bench/untouched/killed.mjs target|embedded <url> <folder>
import { tried } from './trial.mjs'

const [where, url, folder] = process.argv.slice(2)
await tried(where, url, folder)
