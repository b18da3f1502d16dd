import { badStatus } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'

/**
 * Statuses and ranges of them, separated by commas.
 *
 * @throws LoadError KIT3005 when the text is none.
 * @example
 * parseStatus('200-299,404') // [[200, 299], [404, 404]]
 */
export function parseStatus(text: string): [number, number][] {
  return text.split(',').map((part) => {
    const [, from = '', to = from] = /^\s*(\d{3})(?:\s*-\s*(\d{3}))?\s*$/.exec(part) ?? []
    const range: [number, number] = [Number(from), Number(to)]
    return from === '' || range[0] < 100 || range[1] > 599 || range[0] > range[1] ? refuse(badStatus(text)) : range
  })
}
