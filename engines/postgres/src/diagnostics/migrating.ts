import type { Diagnostic, Place } from './diagnostic.js'

/** KIT2060 to KIT2089: migrations. */
export const migrating = {
  sameVersion: (version: string, one: string, other: string): Diagnostic => ({
    code: 'KIT2060',
    severity: 'error',
    message: `Two migrations have the version ${version}: ${one} and ${other}.`,
    fix: 'Give one of them another version.',
  }),
  changed: (version: string, place: Place): Diagnostic => ({
    code: 'KIT2061',
    severity: 'error',
    message: `Migration ${version} was changed after it was applied.`,
    fix: 'Take the change back and write a new migration for it.',
    place,
  }),
  missing: (versions: readonly string[]): Diagnostic => ({
    code: 'KIT2062',
    severity: 'error',
    message: `The database has migrations whose files are gone: ${versions.join(', ')}.`,
    fix: 'Get the files back; perhaps this is another branch than the one that was deployed.',
  }),
  fails: (version: string, reason: string, place: Place, whole: boolean): Diagnostic => ({
    code: 'KIT2063',
    severity: 'error',
    message: `Migration ${version} fails: ${reason}.`,
    fix: whole
      ? 'Nothing of it was kept. Correct the statement and run again.'
      : 'The statements before this one were kept and noted. Correct what stands in the way and run again: it goes on from here.',
    place,
  }),
  locked: (version: string, attempts: number, place: Place): Diagnostic => ({
    code: 'KIT2064',
    severity: 'error',
    message: `Migration ${version} waited for a lock ${attempts} times and did not get it.`,
    fix: 'Somebody holds the table for long: look into pg_stat_activity, or run at a quieter time. Nothing of this migration was kept.',
    place,
  }),
  noDown: (version: string): Diagnostic => ({
    code: 'KIT2065',
    severity: 'error',
    message: `Migration ${version} has no way back.`,
    fix: 'Write its down script, or restore a backup.',
  }),
  noVersion: (version: string): Diagnostic => ({
    code: 'KIT2066',
    severity: 'error',
    message: `There is no migration ${version}.`,
    fix: 'Give the version of one of the files: the part of its name before the first underscore.',
  }),
  notRestored: (version: string, left: readonly string[], place: Place): Diagnostic => ({
    code: 'KIT2067',
    severity: 'warning',
    message: `The way back of migration ${version} does not restore the schema: it would still take ${left.slice(0, 3).map(firstLine).join('; ')}${left.length > 3 ? `; and ${left.length - 3} more` : ''}.`,
    fix: 'Add these statements to the down script.',
    place,
  }),
  noHistory: (label: string, reason: string): Diagnostic => ({
    code: 'KIT2069',
    severity: 'error',
    message: `The history of migrations on ${label} can't be read or written: ${reason}.`,
    fix: 'Give the user CREATE on the database, or, where the schema kit_migrations is there, USAGE on it and all rights on its table.',
  }),
  downFails: (version: string, reason: string, place: Place): Diagnostic => ({
    code: 'KIT2068',
    severity: 'warning',
    message: `The way back of migration ${version} fails: ${reason}.`,
    fix: 'Correct the down script.',
    place,
  }),
}

function firstLine(sql: string): string {
  const [line = ''] = sql.split('\n')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
