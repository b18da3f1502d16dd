import type { ResultReader } from '../external/external-engine.js'
import { readJson } from '../external/read-json.js'
import { readK6Summary } from './read-k6-summary.js'

/** What k6 says at the end, where nobody has asked it for single requests. */
export const K6_SUMMARY: ResultReader = { name: 'k6', read: async (file) => readK6Summary(await readJson(file), file) }
