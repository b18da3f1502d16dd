import { run } from '../statement.js'
import { type Context, type Rules, same } from './rules.js'

const parentRef = (one: { readonly parent: string | undefined }, side: Context['to']) => side.objects.get(one.parent ?? '')?.ref ?? ''

export const triggers: Rules<'trigger'> = {
  create: (trigger, context) => [
    run(trigger.facts.definition),
    ...(trigger.facts.enabled === 'ENABLE'
      ? []
      : [run(`ALTER TABLE ${parentRef(trigger, context.to)} ${trigger.facts.enabled} TRIGGER ${trigger.ref}`)]),
  ],
  drop: (trigger, context) => [run(`DROP TRIGGER ${trigger.ref} ON ${parentRef(trigger, context.from)}`)],
  change: (from, to, context) => {
    if (from.facts.definition !== to.facts.definition) return 'replace'
    return from.facts.enabled === to.facts.enabled
      ? []
      : [run(`ALTER TABLE ${parentRef(to, context.to)} ${to.facts.enabled} TRIGGER ${to.ref}`)]
  },
}

export const rules: Rules<'rule'> = {
  create: (rule, context) => [
    run(rule.facts.definition),
    ...(rule.facts.enabled === 'ENABLE' ? [] : [run(`ALTER TABLE ${parentRef(rule, context.to)} ${rule.facts.enabled} RULE ${rule.ref}`)]),
  ],
  drop: (rule, context) => [run(`DROP RULE ${rule.ref} ON ${parentRef(rule, context.from)}`)],
  change: (from, to, context) => {
    if (from.facts.definition !== to.facts.definition) return 'replace'
    return from.facts.enabled === to.facts.enabled
      ? []
      : [run(`ALTER TABLE ${parentRef(to, context.to)} ${to.facts.enabled} RULE ${to.ref}`)]
  },
}

export const eventTriggers: Rules<'event trigger'> = {
  create: ({ ref, facts }) => {
    const tags = facts.tags.length === 0 ? '' : ` WHEN TAG IN (${facts.tags.map((tag) => `'${tag.replaceAll("'", "''")}'`).join(', ')})`
    return [
      run(`CREATE EVENT TRIGGER ${ref} ON ${facts.event}${tags} EXECUTE FUNCTION ${facts.call}()`),
      ...(facts.enabled === 'ENABLE' ? [] : [run(`ALTER EVENT TRIGGER ${ref} ${facts.enabled}`)]),
    ]
  },
  drop: ({ ref }) => [run(`DROP EVENT TRIGGER ${ref}`)],
  change: (from, to) => {
    const { enabled: was, ...a } = from.facts
    const { enabled, ...b } = to.facts
    if (!same(a, b)) return 'replace'
    return was === enabled ? [] : [run(`ALTER EVENT TRIGGER ${to.ref} ${enabled}`)]
  },
}
