import { createHash } from 'node:crypto'

/** A piece of a file that is run as a whole. */
export interface Script {
  readonly file: string
  /** The whole text of the file, for places. */
  readonly text: string
  /** Where the piece begins and ends in it. */
  readonly start: number
  readonly end: number
  /** Whether its statements are one transaction. */
  readonly transactional: boolean
}

export interface Migration {
  /** What orders migrations and tells them apart. */
  readonly version: string
  readonly name: string
  readonly up: Script
  readonly down?: Script
}

/** A file below the folder of migrations; its path is relative to that, with forward slashes. */
export interface MigrationFile {
  readonly path: string
  readonly text: string
}

/** How one tool lays out its migrations. */
export interface Format {
  readonly name: string
  /** The migrations in these files, or undefined where they are not of this format. */
  read(files: readonly MigrationFile[]): readonly Migration[] | undefined
  /** The files of one migration; down is undefined where there is no way back. */
  write(draft: Draft): readonly MigrationFile[]
}

export interface Draft {
  readonly version: string
  readonly name: string
  readonly up: string
  readonly down: string
  readonly transactional: boolean
}

export function whole({ path, text }: MigrationFile, transactional: boolean): Script {
  return { file: path, text, start: 0, end: text.length, transactional }
}

export const sqlOf = ({ text, start, end }: Script): string => text.slice(start, end)

/** What tells that a migration is still what was run: line ends don't count, since git may change them. */
export function checksumOf({ up }: Migration): string {
  return createHash('sha256').update(sqlOf(up).replaceAll('\r\n', '\n')).digest('hex')
}
