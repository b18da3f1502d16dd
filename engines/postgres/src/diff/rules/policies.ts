import type { PolicyFacts } from '../../catalogue/objects.js'
import { faithful } from '../../sql/faithful.js'
import { run } from '../statement.js'
import type { Rules } from './rules.js'

const expressions = ({ using, check }: PolicyFacts) => [
  ...(using === undefined ? [] : [`USING (${faithful(using)})`]),
  ...(check === undefined ? [] : [`WITH CHECK (${faithful(check)})`]),
]

export const policies: Rules<'policy'> = {
  create: (policy, context) => {
    const { facts, ref } = policy
    const table = context.to.objects.get(policy.parent ?? '')?.ref ?? ''
    const parts = [
      `CREATE POLICY ${ref} ON ${table}`,
      ...(facts.permissive ? [] : ['AS RESTRICTIVE']),
      ...(facts.command === 'ALL' ? [] : [`FOR ${facts.command}`]),
      ...(facts.roles.join() === 'PUBLIC' ? [] : [`TO ${facts.roles.join(', ')}`]),
      ...expressions(facts),
    ]
    return [run(parts.join(' '))]
  },
  drop: (policy, context) => [run(`DROP POLICY ${policy.ref} ON ${context.from.objects.get(policy.parent ?? '')?.ref ?? ''}`)],
  change: (from, to, context) => {
    const [a, b] = [from.facts, to.facts]
    const lost = (a.using !== undefined && b.using === undefined) || (a.check !== undefined && b.check === undefined)
    if (a.command !== b.command || a.permissive !== b.permissive || lost) return 'replace'
    const changes = [
      ...(a.roles.join() === b.roles.join() ? [] : [`TO ${b.roles.join(', ')}`]),
      ...(a.using === b.using ? [] : [`USING (${faithful(b.using ?? '')})`]),
      ...(a.check === b.check ? [] : [`WITH CHECK (${faithful(b.check ?? '')})`]),
    ]
    const table = context.to.objects.get(to.parent ?? '')?.ref ?? ''
    return changes.length === 0 ? [] : [run(`ALTER POLICY ${to.ref} ON ${table} ${changes.join(' ')}`)]
  },
}
