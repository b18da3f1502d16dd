import { readFile } from 'node:fs/promises'
import { unreadableResult } from '../diagnostics/external-problems.js'
import { refuse } from '../diagnostics/problem.js'

/** @throws LoadError KIT3102 when the file is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    return refuse(unreadableResult(file, 'it is not JSON'))
  }
}
