import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { badScenario } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'

const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)))

/**
 * Rows of a data feed: CSV with a header, or a JSON list of objects by the file's ending.
 *
 * @throws LoadError KIT3007 when it is neither, or empty.
 * @example
 * parseFeed('name,age\nAda,36\n', 'people.csv') // [{ name: 'Ada', age: '36' }]
 */
export function parseFeed(text: string, path: string): Record<string, string>[] {
  const rows = Rows.safeParse(path.endsWith('.json') ? json(text, path) : csv(text, path))
  if (!rows.success) return refuse(badScenario(path, 'a feed is a list of objects with texts, numbers or booleans'))
  return rows.data.length > 0 ? rows.data : refuse(badScenario(path, 'the feed has no rows'))
}

function json(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse(badScenario(path, 'it is not JSON'))
  }
}

function csv(text: string, path: string): unknown {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    return refuse(badScenario(path, error instanceof Error ? error.message : String(error)))
  }
}
