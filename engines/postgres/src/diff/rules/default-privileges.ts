import { identifier, role } from '../../sql/quote.js'
import { run, type Statement } from '../statement.js'
import type { Rules } from './rules.js'

/** What the server grants where nothing was altered; entries of a schema start from nothing. */
const BUILTIN: Readonly<Record<string, readonly string[]>> = {
  FUNCTIONS: ['public\tEXECUTE'],
  TYPES: ['public\tUSAGE'],
}

export const defaultPrivileges: Rules<'default privileges'> = {
  create: (one) =>
    statements(one.ref, one.owner, one.schema === '' ? (BUILTIN[one.facts.objects] ?? []) : [], withoutOwner(one.facts.granted)),
  drop: (one) =>
    statements(one.ref, one.owner, withoutOwner(one.facts.granted), one.schema === '' ? (BUILTIN[one.facts.objects] ?? []) : []),
  change: (from, to) => statements(to.ref, to.owner, withoutOwner(from.facts.granted), withoutOwner(to.facts.granted)),
}

function withoutOwner(granted: readonly string[]): string[] {
  return granted.filter((item) => !item.startsWith('\t'))
}

function statements(ref: string, owner: string, before: readonly string[], after: readonly string[]): Statement[] {
  const [scope = '', objects = ''] = ref.split(/ ON (?=[A-Z ]+$)/)
  const change = (item: string, revoke: boolean) => {
    const [grantee = '', privilege = '', option] = item.split('\t')
    const who = grantee === '' ? identifier(owner) : role(grantee)
    return run(
      `ALTER DEFAULT PRIVILEGES ${scope} ${revoke ? 'REVOKE' : 'GRANT'} ${privilege} ON ${objects} ${revoke ? 'FROM' : 'TO'} ${who}${!revoke && option === '*' ? ' WITH GRANT OPTION' : ''}`,
    )
  }
  return [
    ...before.filter((item) => !after.includes(item)).map((item) => change(item, true)),
    ...after.filter((item) => !before.includes(item)).map((item) => change(item, false)),
  ]
}
