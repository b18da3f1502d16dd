import { privilegeChanges } from '../grants.js'
import type { Rules } from './rules.js'

/** Nothing but their grants is the user's; those who no longer have any of their own get back what the extension gave. */
export const extensionMembers: Rules<'extension member'> = {
  create: () => [],
  drop: (member, context) => privilegeChanges({ ...member, privileges: member.facts.initial }, member.privileges, context.from, new Set()),
  change: () => [],
}
