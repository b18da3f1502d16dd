import type { Diagnostic, Place } from './diagnostic.js'

const KEPT_NOTHING = 'The transaction was rolled back; nothing was changed.'

/** KIT2090 to KIT2099: dry runs on the target itself. */
export const targeting = {
  fails: (version: string, reason: string, place: Place): Diagnostic => ({
    code: 'KIT2090',
    severity: 'error',
    message: `Migration ${version} fails on the target: ${reason}.`,
    fix: `${KEPT_NOTHING} Correct the statement, or the rows that stand in its way.`,
    place,
  }),
  noLock: (version: string, limit: number, place: Place): Diagnostic => ({
    code: 'KIT2091',
    severity: 'error',
    message: `Migration ${version} did not get a lock on the target within ${limit} ms: somebody works with the table.`,
    fix: `${KEPT_NOTHING} Try again at a quieter time, or allow more with --lockTimeout.`,
    place,
  }),
  tooLong: (version: string, limit: number, place: Place): Diagnostic => ({
    code: 'KIT2092',
    severity: 'error',
    message: `A statement of migration ${version} took more than ${limit} ms on the target.`,
    fix: `${KEPT_NOTHING} That is how long it would hold its locks: change the statement, or allow more with --statementTimeout.`,
    place,
  }),
  ends: (version: string, place: Place): Diagnostic => ({
    code: 'KIT2094',
    severity: 'error',
    message: `Migration ${version} ends or begins transactions itself, and a dry run on the target must be one that is rolled back.`,
    fix: 'Run the dry run without --onTarget: the shadow runs it.',
    place,
  }),
  notPossible: (label: string, reason: string): Diagnostic => ({
    code: 'KIT2095',
    severity: 'error',
    message: `No dry run is possible on ${label} itself: ${reason}.`,
    fix: 'Give the user TEMPORARY on the database, or run the dry run without --onTarget.',
  }),
  skipped: (version: string, sql: string, place: Place): Diagnostic => ({
    code: 'KIT2093',
    severity: 'note',
    message: `Migration ${version} has a statement that can't run in a transaction, so it was not tried on the target: ${JSON.stringify(sql.replace(/\s+/g, ' ').slice(0, 100))}.`,
    fix: 'Run the dry run without --onTarget as well: the shadow runs it.',
    place,
  }),
}
