import { Callable, type Data, type Fields, fieldsOf, isFields, isList, keyOf, MISSING, unfollowed } from './data.js'
import { listMethod } from './list-methods.js'
import { textMethod } from './text-methods.js'

/** Enough for a helper that goes through a large document; a program that computes is not followed. */
const MAX_STEPS = 100_000
const MAX_DEPTH = 100

/** One computation: what it may still spend, and what it changed of what was there before. */
export class Computation {
  #steps = 0
  #depth = 0
  #changes: (() => void)[] = []

  /** One computation from its beginning; what it changes is as it was afterwards. */
  run<T>(work: () => T): T {
    this.#steps = 0
    try {
      return work()
    } finally {
      this.#undo()
    }
  }

  /** Something that others build upon, such as loading a module: it stays, and does not count. */
  apart(work: () => void): void {
    const [steps, changes] = [this.#steps, this.#changes]
    this.#steps = 0
    this.#changes = []
    try {
      work()
    } finally {
      this.#steps = steps
      this.#changes = changes
    }
  }

  step(): void {
    this.#steps += 1
    if (this.#steps > MAX_STEPS) unfollowed('it takes too long')
  }

  call(callee: Data, args: readonly Data[], self: Data = undefined): Data {
    if (!(callee instanceof Callable)) return unfollowed('what is called is no function that is known')
    this.#depth += 1
    try {
      if (this.#depth > MAX_DEPTH) unfollowed('it calls itself too deeply')
      return callee.call(args, self)
    } finally {
      this.#depth -= 1
    }
  }

  member(object: Data, key: Data): Data {
    const name = keyOf(key)
    const value = isList(object) ? this.#ofList(object, name) : typeof object === 'string' ? ofText(object, name) : ofFields(object, name)
    return value === MISSING ? unfollowed(`\`${name}\` is not known`) : value
  }

  #ofList(list: Data[], name: string): Data {
    if (name === 'length') return list.length
    if (/^\d+$/.test(name)) return list[Number(name)]
    return listMethod(this, list, name)
  }

  set(object: Data, key: Data, value: Data): void {
    const name = keyOf(key)
    if (isList(object)) {
      const index = /^\d+$/.test(name) && Number(name) <= object.length ? Number(name) : unfollowed('an element out of turn')
      const before = object[index]
      const { length } = object
      this.#changes.push(() => {
        object[index] = before
        object.length = length
      })
      object[index] = value
      return
    }
    const fields = membersOf(object)
    const had = name in fields
    const before = fields[name]
    this.#changes.push(() => {
      if (had) fields[name] = before
      else delete fields[name]
    })
    fields[name] = value
  }

  remove(object: Data, key: Data): void {
    const name = keyOf(key)
    const fields = membersOf(object)
    if (!(name in fields)) return
    // The order of the others is the same afterwards, and of this one too.
    const before = Object.entries(fields)
    this.#changes.push(() => {
      for (const one of Object.keys(fields)) delete fields[one]
      for (const [one, value] of before) fields[one] = value
    })
    delete fields[name]
  }

  push(list: Data[], items: readonly Data[]): number {
    for (const one of items) this.set(list, list.length, one)
    return list.length
  }

  #undo(): void {
    for (const one of this.#changes.splice(0).reverse()) one()
  }
}

function membersOf(object: Data): Fields {
  if (isFields(object)) return object
  return object instanceof Callable ? object.fields : unfollowed('a member of what is no object')
}

function ofText(text: string, name: string): Data {
  if (name === 'length') return text.length
  return /^\d+$/.test(name) ? text[Number(name)] : textMethod(text, name)
}

function ofFields(object: Data, name: string): Data {
  if (object === null || object === undefined) return unfollowed(`\`${name}\` of nothing`)
  if (typeof object !== 'object') return unfollowed(`\`${name}\` of a ${typeof object}`)
  const fields = membersOf(object)
  if (name in fields) return fields[name]
  if (name === 'hasOwnProperty') return new Callable(([key]) => keyOf(key) in fields)
  return undefined
}

/** What `...` takes of a value, into an object. */
export function copied(data: Data): Fields {
  if (data === null || data === undefined || data === false) return fieldsOf([])
  return isFields(data) ? fieldsOf(Object.entries(data)) : unfollowed('what is spread is no object')
}
