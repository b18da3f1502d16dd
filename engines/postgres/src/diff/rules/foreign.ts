import { literal } from '../../sql/quote.js'
import { run } from '../statement.js'
import { foreignOptionChanges } from './options.js'
import type { Rules } from './rules.js'

const options = (list: readonly string[]) => (list.length === 0 ? '' : ` OPTIONS (${list.join(', ')})`)

export const foreignDataWrappers: Rules<'foreign data wrapper'> = {
  create: ({ ref, facts }) => {
    const handler = facts.handler === undefined ? '' : ` HANDLER ${facts.handler}`
    const validator = facts.validator === undefined ? '' : ` VALIDATOR ${facts.validator}`
    return [run(`CREATE FOREIGN DATA WRAPPER ${ref}${handler}${validator}${options(facts.options)}`)]
  },
  drop: ({ ref }) => [run(`DROP FOREIGN DATA WRAPPER ${ref}`)],
  change: (from, to) => {
    const actions = [
      ...(from.facts.handler === to.facts.handler ? [] : [to.facts.handler === undefined ? 'NO HANDLER' : `HANDLER ${to.facts.handler}`]),
      ...(from.facts.validator === to.facts.validator
        ? []
        : [to.facts.validator === undefined ? 'NO VALIDATOR' : `VALIDATOR ${to.facts.validator}`]),
      foreignOptionChanges(from.facts.options, to.facts.options) ?? '',
    ].filter((action) => action !== '')
    return actions.length === 0 ? [] : [run(`ALTER FOREIGN DATA WRAPPER ${to.ref} ${actions.join(' ')}`)]
  },
}

export const servers: Rules<'server'> = {
  create: ({ ref, facts }) => {
    const type = facts.type === undefined ? '' : ` TYPE ${literal(facts.type)}`
    const version = facts.version === undefined ? '' : ` VERSION ${literal(facts.version)}`
    return [run(`CREATE SERVER ${ref}${type}${version} FOREIGN DATA WRAPPER ${facts.wrapper}${options(facts.options)}`)]
  },
  drop: ({ ref }) => [run(`DROP SERVER ${ref}`)],
  change: (from, to) => {
    const [a, b] = [from.facts, to.facts]
    if (a.wrapper !== b.wrapper || a.type !== b.type || (a.version !== b.version && b.version === undefined)) return 'replace'
    const version = a.version === b.version ? '' : ` VERSION ${literal(b.version ?? '')}`
    const changes = foreignOptionChanges(a.options, b.options)
    return version === '' && changes === undefined
      ? []
      : [run(`ALTER SERVER ${to.ref}${version}${changes === undefined ? '' : ` ${changes}`}`)]
  },
}

export const userMappings: Rules<'user mapping'> = {
  create: ({ ref, facts }) => [run(`CREATE USER MAPPING FOR ${ref}${options(facts.options)}`)],
  drop: ({ ref }) => [run(`DROP USER MAPPING FOR ${ref}`)],
  change: (from, to) => {
    const changes = foreignOptionChanges(from.facts.options, to.facts.options)
    return changes === undefined ? [] : [run(`ALTER USER MAPPING FOR ${to.ref} ${changes}`)]
  },
}
