import type { Diagnostic } from './diagnostic.js'

/** A statement as it stands in a message: its first line. */
function shown(sql: string): string {
  const [line = ''] = sql.split('\n')
  return JSON.stringify(line.length > 120 ? `${line.slice(0, 120)}…` : line)
}

/** KIT2040 to KIT2059: plans between two schemas. */
export const planning = {
  destructive: (losses: readonly string[]): Diagnostic => ({
    code: 'KIT2040',
    severity: 'error',
    message: `The plan loses data: ${losses.join('; ')}.`,
    fix: 'If that is meant, run again with --allow-destructive; if a thing has only got another name, give --rename old=new.',
  }),
  notReached: (left: readonly string[]): Diagnostic => ({
    code: 'KIT2041',
    severity: 'error',
    message: `The plan was run on a shadow and did not lead to the wanted schema; it lacks ${left.slice(0, 5).map(shown).join(', ')}.`,
    fix: 'This is a defect of kit: please report it with the two schemas.',
  }),
  stepFails: (sql: string, reason: string): Diagnostic => ({
    code: 'KIT2042',
    severity: 'error',
    message: `${shown(sql)} of the plan fails: ${reason}.`,
    fix: 'On a shadow this is a defect of kit or a thing that the shadow lacks, such as a role; create it there, or name another server as the shadow.',
  }),
  unmodelled: (names: readonly string[]): Diagnostic => ({
    code: 'KIT2043',
    severity: 'warning',
    message: `Kit does not compare objects of these kinds, and there are some: ${names.slice(0, 10).join(', ')}${names.length > 10 ? `, and ${names.length - 10} more` : ''}.`,
    fix: 'Write migrations for them by hand.',
  }),
  maybeRenamed: (from: string, to: string): Diagnostic => ({
    code: 'KIT2044',
    severity: 'warning',
    message: `${from} goes and ${to} comes, and they look alike: the plan drops one and makes the other, without its rows.`,
    fix: `If it has only got another name, run again with --rename ${from.split(' ').slice(1).join(' ')}=${to.split(' ').slice(1).join(' ')}.`,
  }),
  noSuchRename: (wanted: string): Diagnostic => ({
    code: 'KIT2045',
    severity: 'error',
    message: `--rename ${wanted} does not name a table or column that goes and one of its kind that comes.`,
    fix: 'Write both with their schema, as in --rename public.users.mail=public.users.email or --rename public.user=public.users.',
  }),
}
