import type { Comparison } from '../diff/compare.js'
import type { Plan, Step } from '../diff/plan.js'
import { segmentsOf } from '../diff/segments.js'
import type { Format, MigrationFile } from './migration.js'

/**
 * The files of the migration that a comparison calls for. Where one transaction does, it is one; else the file says that it is none, and has
 * BEGIN and COMMIT around the statements that belong together.
 *
 * @param comparison what was planned and run
 * @param version digits only, such as the time
 * @param name letters, digits and underscores
 * @example
 * writeMigration(comparison, FORMATS[0], '20240131120000', 'add_age').map((file) => file.path)
 * // ['20240131120000_add_age.up.sql', '20240131120000_add_age.down.sql']
 */
export function writeMigration({ plan, back }: Comparison, format: Format, version: string, name: string): readonly MigrationFile[] {
  const transactional = isOne(plan) && isOne(back)
  const lost = plan.steps.flatMap((step) => step.loss ?? [])
  const head = lost.length === 0 ? [] : [`-- The schema comes back, the data does not: ${lost.join('; ').replace(/[\r\n]+/g, ' ')}.`]
  return format.write({ version, name, up: text(plan, transactional, []), down: text(back, transactional, head), transactional })
}

function isOne(plan: Plan): boolean {
  const segments = segmentsOf(plan)
  return segments.length < 2 && segments.every((segment) => segment.transactional)
}

function text(plan: Plan, transactional: boolean, head: readonly string[]): string {
  const parts = segmentsOf(plan).flatMap((segment) => {
    const statements = segment.steps.map(described)
    return transactional || !segment.transactional || statements.length === 1 ? statements : ['BEGIN;', ...statements, 'COMMIT;']
  })
  const all = [...head, ...parts]
  return all.length === 0 ? '' : `${all.join('\n\n')}\n`
}

function described({ sql, loss, risk }: Step): string {
  const notes = [...(loss === undefined ? [] : [`-- loses ${loss}`]), ...(risk === undefined ? [] : [`-- ${risk}`])]
  // A line break would end the comment, and a name may hold one.
  return [...notes.map((note) => note.replace(/[\r\n]+/g, ' ')), `${sql};`].join('\n')
}
