import type { SequenceFacts } from '../../catalogue/objects.js'
import { run } from '../statement.js'
import type { Rules } from './rules.js'

/** The options of a sequence; those that PostgreSQL would choose itself are left out. */
export function sequenceOptions(facts: SequenceFacts, { type = true } = {}): string {
  const up = !facts.increment.startsWith('-')
  const limits: Readonly<Record<string, readonly [string, string]>> = {
    smallint: ['-32768', '32767'],
    integer: ['-2147483648', '2147483647'],
    bigint: ['-9223372036854775808', '9223372036854775807'],
  }
  const [lowest, highest] = limits[facts.type] ?? ['', '']
  const min = up ? '1' : lowest
  const max = up ? highest : '-1'
  const start = up ? facts.min : facts.max
  return [
    ...(type && facts.type !== 'bigint' ? [`AS ${facts.type}`] : []),
    ...(facts.increment === '1' ? [] : [`INCREMENT BY ${facts.increment}`]),
    ...(facts.min === min ? [] : [`MINVALUE ${facts.min}`]),
    ...(facts.max === max ? [] : [`MAXVALUE ${facts.max}`]),
    ...(facts.start === start ? [] : [`START WITH ${facts.start}`]),
    ...(facts.cache === '1' ? [] : [`CACHE ${facts.cache}`]),
    ...(facts.cycle ? ['CYCLE'] : []),
  ].join(' ')
}

/** What ALTER SEQUENCE, or SET of an identity column with `word`, needs to turn one into the other. */
export function sequenceChanges(from: SequenceFacts, to: SequenceFacts, word = ''): string[] {
  return [
    ...(from.type === to.type || word !== '' ? [] : [`AS ${to.type}`]),
    ...(from.increment === to.increment ? [] : [`${word}INCREMENT BY ${to.increment}`]),
    ...(from.min === to.min ? [] : [`${word}MINVALUE ${to.min}`]),
    ...(from.max === to.max ? [] : [`${word}MAXVALUE ${to.max}`]),
    ...(from.start === to.start ? [] : [`${word}START WITH ${to.start}`]),
    ...(from.cache === to.cache ? [] : [`${word}CACHE ${to.cache}`]),
    ...(from.cycle === to.cycle ? [] : [`${word}${to.cycle ? 'CYCLE' : 'NO CYCLE'}`]),
    // Where one that counts the other way has got to, this one may not even stand.
    ...(from.increment.startsWith('-') === to.increment.startsWith('-') ? [] : ['RESTART']),
  ]
}

export const sequences: Rules<'sequence'> = {
  create: ({ ref, facts }) => [run(`CREATE ${facts.unlogged ? 'UNLOGGED ' : ''}SEQUENCE ${ref} ${sequenceOptions(facts)}`.trim())],
  drop: ({ ref }) => [run(`DROP SEQUENCE ${ref}`, { loss: `the position of sequence ${ref}` })],
  change: (from, to) => {
    const changes = sequenceChanges(from.facts, to.facts)
    return [
      ...(changes.length === 0 ? [] : [run(`ALTER SEQUENCE ${to.ref} ${changes.join(' ')}`)]),
      ...(from.facts.unlogged === to.facts.unlogged
        ? []
        : [run(`ALTER SEQUENCE ${to.ref} SET ${to.facts.unlogged ? 'UNLOGGED' : 'LOGGED'}`)]),
    ]
  },
}

export const ownerships: Rules<'ownership'> = {
  create: ({ ref, facts }) => [run(`ALTER SEQUENCE ${ref} OWNED BY ${facts.column}`)],
  drop: ({ ref }) => [run(`ALTER SEQUENCE ${ref} OWNED BY NONE`)],
  change: (from, to) => (from.facts.column === to.facts.column ? [] : 'replace'),
}
