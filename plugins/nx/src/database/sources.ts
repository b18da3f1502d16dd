import { join } from 'node:path'
import type { Source } from '@kit/postgres'

/** A source as an option names it: a URL stays, a path is taken from the workspace. */
export function sourceFrom(workspace: string, option: string): Source {
  return /^postgres(?:ql)?:\/\//.test(option) ? option : join(workspace, option)
}

/** The database that a target works on: the option, else what the environment says. */
export function databaseUrl(option: string | undefined): string | undefined {
  return option ?? process.env['DATABASE_URL']
}
