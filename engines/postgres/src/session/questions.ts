import type { Row, Session } from './session.js'

/** What the server has prepared in a session: names by text. */
const prepared = new WeakMap<Session, Map<string, string>>()

/**
 * Asks questions that are asked again and again, in one round trip: the server plans each of them once in a session. In a dry run that is
 * most of the work.
 *
 * @returns the rows of each
 */
export async function ask(session: Session, questions: readonly string[]): Promise<readonly (readonly Row[])[]> {
  const names = prepared.get(session) ?? new Map<string, string>()
  prepared.set(session, names)
  const fresh = questions.filter((sql) => !names.has(sql))
  for (const sql of fresh) names.set(sql, `kit_question_${names.size}`)
  const script = [...fresh.map((sql) => `prepare ${names.get(sql)} as ${sql}`), ...questions.map((sql) => `execute ${names.get(sql)}`)]
  const answers = await session.script(script.join(';\n'))
  return answers.slice(fresh.length)
}

/** To be called before a statement that makes the server forget what it has prepared. */
export function forgetQuestions(session: Session): void {
  prepared.delete(session)
}
