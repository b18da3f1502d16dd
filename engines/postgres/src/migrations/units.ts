import { refusesTransaction, splitScript } from '../sql/split.js'
import { type Script, sqlOf } from './migration.js'
import type { MigrationStatement } from './statements.js'

/** Statements that happen together or not at all. */
export interface Unit {
  /** False for a statement that the server refuses to run in a transaction. */
  readonly transactional: boolean
  readonly statements: readonly MigrationStatement[]
}

const BEGIN = /^(?:begin|start\s+transaction)(?:\s+(?:work|transaction))?$/i
const COMMIT = /^(?:commit|end)(?:\s+(?:work|transaction))?$/i

/**
 * Cuts a script into what the runner makes one transaction of: all of it, or, where it says that it is none, each block between BEGIN and
 * COMMIT and each statement outside of them.
 */
export function unitsOf(script: Script): Unit[] {
  const statements = splitScript(sqlOf(script)).map(({ text, offset }) => ({ text, offset: script.start + offset }))
  const own = statements.filter(({ text }) => !BEGIN.test(text) && !COMMIT.test(text))
  if (script.transactional && !own.some(({ text }) => refusesTransaction(text)))
    return own.length === 0 ? [] : [{ transactional: true, statements: own }]
  const units: Unit[] = []
  let block: MigrationStatement[] | undefined
  for (const statement of statements) {
    if (BEGIN.test(statement.text)) block = []
    else if (COMMIT.test(statement.text)) {
      if (block !== undefined && block.length > 0) units.push({ transactional: true, statements: block })
      block = undefined
    } else if (block !== undefined) block.push(statement)
    else units.push({ transactional: !refusesTransaction(statement.text), statements: [statement] })
  }
  if (block !== undefined && block.length > 0) units.push({ transactional: true, statements: block })
  return units
}
