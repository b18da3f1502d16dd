import type { Evaluator } from './evaluator.js'
import { literal, textOf } from './literals.js'
import type { ArrayValue, Site, Value } from './value.js'

/** What a method of a list gives. Conditions are not known: `filter` takes everything that it can't tell to leave out. */
export function arrayCall(evaluator: Evaluator, object: ArrayValue, name: string, args: readonly Value[], site: Site): Value | undefined {
  const [first] = args
  const each = (): readonly Value[] | undefined =>
    first?.kind === 'function'
      ? object.items.map((item, index) => evaluator.call(first, [item, literal(site, index)], { node: item.node, env: item.env }))
      : undefined
  switch (name) {
    case 'map': {
      const items = each()
      return items && arrayOf(site, items, object.open)
    }
    case 'flatMap': {
      const items = each()
      return items && arrayOf(site, items.flatMap(itemsOf), object.open)
    }
    case 'filter': {
      const kept = each()
      const items = kept === undefined ? object.items : object.items.filter((_, index) => !isFalse(kept[index]))
      return arrayOf(site, items, object.open)
    }
    case 'slice':
    case 'sort':
    case 'toSorted':
    case 'reverse':
    case 'toReversed':
      return object
    case 'concat':
      return arrayOf(site, [...object.items, ...args.flatMap(itemsOf)], object.open)
    case 'flat':
      return arrayOf(site, object.items.flatMap(itemsOf), object.open)
    case 'includes':
      if (first?.kind !== 'literal' || object.open || object.items.some(({ kind }) => kind !== 'literal')) return undefined
      return literal(
        site,
        object.items.some((one) => one.kind === 'literal' && one.value === first.value),
      )
    case 'join': {
      const separator = first?.kind === 'literal' ? String(first.value) : ','
      const parts = object.items.flatMap((one, index) => (index === 0 ? [one] : [separator, one]))
      return object.open ? undefined : textOf(parts, site)
    }
    default:
      return undefined
  }
}

function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'array' ? value.items : [value]
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'literal' && !value.value
}

export function arrayOf(site: Site, items: readonly Value[], open = false): Value {
  return { kind: 'array', node: site.node, env: site.env, items, open }
}
