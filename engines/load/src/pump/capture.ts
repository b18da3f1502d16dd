import type { CheckedAnswer } from '../expect/check-answer.js'

/**
 * A value of an answer, as text.
 *
 * @param source `body` or `body.items.0.id`, `header.location`, or `status`
 * @returns undefined where the answer has none
 */
export function captured(source: string, answer: CheckedAnswer): string | undefined {
  const [root, ...path] = source.split('.')
  if (root === 'status') return String(answer.status)
  if (root === 'header') return text(answer.headers[path.join('.').toLowerCase()])
  if (root !== 'body') return undefined
  return path.length === 0 ? answer.body : text(path.reduce(member, parsed(answer.body)))
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function text(value: unknown): string | undefined {
  if (Array.isArray(value)) return text(value[0])
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
