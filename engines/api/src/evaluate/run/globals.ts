import { type Computation, copied } from './computation.js'
import { Callable, type Data, dataOf, type Fields, fieldsOf, isFields, isList, keyOf, MISSING, unfollowed } from './data.js'
import { printed } from './text-methods.js'

/** What the language has without an import, as far as it only computes. */
export function globals(computation: Computation): ReadonlyMap<string, Data> {
  const nothing = new Callable(() => undefined)
  const object = functions({
    keys: ([of]) => Object.keys(entriesOf(of)),
    values: ([of]) => Object.values(entriesOf(of)),
    entries: ([of]) => Object.entries(entriesOf(of)).map(([name, one]) => [name, one]),
    fromEntries: ([list]) => fieldsOf(isList(list) ? list.map(pairOf) : unfollowed('entries that are no list')),
    freeze: ([of]) => of,
    assign: ([target, ...others]) => {
      for (const one of others) for (const [name, value] of Object.entries(copied(one))) computation.set(target, name, value)
      return target
    },
    defineProperty: ([target, name, descriptor]) => {
      if (!isFields(descriptor)) return unfollowed('a property that is not written out')
      const { get, value } = descriptor
      computation.set(target, name, get === undefined ? value : computation.call(get, [], target))
      return target
    },
  })
  return new Map<string, Data>([
    ['Object', object],
    ['Array', functions({ isArray: ([one]) => isList(one), from: ([one]) => (isList(one) ? [...one] : unfollowed('what is no list')) })],
    ['JSON', functions({ parse: ([text]) => parsed(keyOf(text)), stringify: ([one]) => JSON.stringify(cloned(one)) })],
    ['String', new Callable(([one]) => printed(one))],
    ['Number', new Callable(([one]) => Number(keyOf(one)))],
    ['Boolean', new Callable(([one]) => Boolean(one))],
    ['console', fieldsOf(['log', 'info', 'warn', 'error', 'debug'].map((name) => [name, nothing]))],
    ['structuredClone', new Callable(([one]) => cloned(one))],
  ])
}

export function functions(all: Readonly<Record<string, (args: readonly Data[]) => Data>>): Fields {
  return fieldsOf(Object.entries(all).map(([name, call]) => [name, new Callable(call)]))
}

function parsed(text: string): Data {
  try {
    return dataOf(JSON.parse(text))
  } catch {
    return unfollowed('what is parsed is no JSON')
  }
}

function entriesOf(of: Data): Readonly<Record<string, Data>> {
  if (isFields(of)) return of
  return isList(of) ? Object.fromEntries(of.entries()) : unfollowed('what is no object')
}

function pairOf(pair: Data): readonly [string, Data] {
  return isList(pair) ? [keyOf(pair[0]), pair[1]] : unfollowed('an entry that is no pair')
}

function cloned(one: Data): Data {
  if (one === MISSING || one instanceof Callable || typeof one === 'bigint') return unfollowed('what is copied is no data')
  if (isList(one)) return one.map(cloned)
  return isFields(one) ? fieldsOf(Object.entries(one).map(([name, inner]) => [name, cloned(inner)])) : one
}
