// Every operation of a running API, with requests made from its document.
import { foreignKeys, valueFor, withReferences } from './values.mjs'

/**
 * @param tables what SQL calls the tables, by tag
 * @param keys    properties that identify rows, by the path of their list
 * @returns by operation: how often each status was answered; and what is wrong
 */
export async function exercise(base, document, database, tables, keys) {
  const api = new Api({ base, document, database, tables, keys, references: await foreignKeys(database) })
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  const of = (method, keyed) => operations.filter((one) => one.method === method && one.path.includes('{') === keyed)
  // Tables refer to one another: what could not be made in the first round may be in the next.
  for (let round = 0; round < 4; round++) for (const one of of('post', false)) await api.create(one, round)
  for (const one of of('get', false)) await api.list(one)
  for (const one of of('get', true)) await api.read(one)
  for (const one of of('patch', true)) await api.change(one)
  for (const one of of('post', false)) await api.race(one)
  // What others refer to goes in the second round.
  for (let round = 0; round < 2; round++) for (const one of of('delete', true)) await api.remove(one)
  for (const one of operations) await api.refuse(one)
  return { statuses: api.statuses, wrong: api.wrong, operations: operations.length }
}

const NO_NUMBERS = new Set(['NaN', 'Infinity', '-Infinity'])

class Api {
  statuses = new Map()
  wrong = []
  /** Rows that lists have shown, by path of the list. */
  rows = new Map()
  /** Rows that were made, to which nobody refers yet; by path of the list. */
  created = new Map()
  seed = 1

  constructor(given) {
    Object.assign(this, given)
  }

  async send({ method, operation }, path, body) {
    const answer = await fetch(this.base + path, {
      method: method.toUpperCase(),
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await answer.text()
    const counts = this.statuses.get(operation.operationId) ?? {}
    this.statuses.set(operation.operationId, counts)
    counts[answer.status] = (counts[answer.status] ?? 0) + 1
    const problem = `${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}: ${answer.status} ${text}`
    if (answer.status >= 500) this.wrong.push(problem)
    if (!(answer.status in operation.responses)) this.wrong.push(`undocumented ${problem}`)
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text), problem }
  }

  schemaOf({ operation }) {
    const { $ref } = operation.requestBody.content['application/json'].schema
    return this.document.components.schemas[$ref.split('/').at(-1)]
  }

  async bodyFor(one, optional) {
    const schema = this.schemaOf(one)
    const body = valueFor(schema, this.document, this.seed++, optional)
    return withReferences(this.database, this.references, this.tables.get(one.operation.tags[0]), body, schema)
  }

  async create(one, round) {
    const { status, body, problem } = await this.send(one, one.path, await this.bodyFor(one, round % 2))
    if (status !== 201) return
    this.made(one, body)
    const path = this.pathOf(one.path, body)
    if (path === undefined) return
    const again = await this.send({ method: 'get', operation: this.document.paths[path.template].get }, path.path)
    if (JSON.stringify(again.body) !== JSON.stringify(body)) this.wrong.push(`${problem} is read back as ${JSON.stringify(again.body)}`)
  }

  made({ path }, row) {
    this.created.set(path, [...(this.created.get(path) ?? []), row])
  }

  /** The address of a row: the path below the list that ends with parameters. */
  pathOf(list, row) {
    const template = Object.keys(this.document.paths).find(
      (path) => path.startsWith(`${list}/{`) && path.endsWith('}') && !/\}\/[^{]/.test(path.slice(list.length)),
    )
    if (template === undefined || row === undefined) return undefined
    const names = this.keys.get(list)
    let index = 0
    return { template, path: template.replace(/\{[^}]+\}/g, () => encodeURIComponent(row[names[index++]])) }
  }

  async list(one) {
    const { parameters } = one.operation
    const sorts = parameters.find((parameter) => parameter.name === 'sort')?.schema.enum ?? []
    const first = await this.walk(one, {})
    this.rows.set(one.path, first)
    for (const sort of sorts) {
      const rows = await this.walk(one, { sort })
      if (first.length >= 2000) continue
      if (rows.length !== first.length) this.wrong.push(`${one.path} sorted by ${sort} has ${rows.length} rows and not ${first.length}`)
      const texts = new Set(rows.map((row) => JSON.stringify(row)))
      if (!first.every((row) => texts.has(JSON.stringify(row)))) this.wrong.push(`${one.path} sorted by ${sort} has other rows`)
    }
    for (const { name } of parameters.filter((parameter) => !['limit', 'cursor', 'sort'].includes(parameter.name))) {
      const property = name.replace(/\.(?:eq|gte|lte)$/, '')
      const value = first.find((row) => row[property] !== null && row[property] !== undefined)?.[property]
      if (value === undefined) continue
      const { body, status } = await this.send(one, `${one.path}?${new URLSearchParams({ [name]: value })}`)
      if (status === 200 && body.items.length === 0) this.wrong.push(`${one.path} finds nothing where ${name} is ${value}`)
    }
  }

  /** All rows, page by page, up to two thousand. */
  async walk(one, query, path = one.path) {
    const rows = []
    let cursor
    do {
      const search = new URLSearchParams({ limit: rows.length === 0 ? '2' : '100', ...query, ...(cursor && { cursor }) })
      const { status, body, problem } = await this.send(one, `${path}?${search}`)
      if (status !== 200) {
        this.wrong.push(problem)
        break
      }
      rows.push(...body.items)
      cursor = body.next
    } while (cursor && rows.length < 2000)
    if (cursor === null && path === one.path) {
      const { rows: counted } = await this.database.query(`select count(*)::int as n from ${this.sqlName(one)}`)
      if (counted[0].n !== rows.length) this.wrong.push(`${path} has ${rows.length} rows, the table ${counted[0].n}`)
    }
    return rows
  }

  sqlName({ operation }) {
    return this.tables.get(operation.tags[0])
  }

  /** A row and the address of it, for an operation on one row or on what belongs to it. */
  sample({ path }) {
    const list = this.listsOf().find((candidate) => path.startsWith(`${candidate}/{`))
    const rows = this.rows.get(list) ?? []
    const row = rows[Math.floor(rows.length / 2)]
    if (row === undefined) return undefined
    const names = this.keys.get(list)
    let index = 0
    return { row, rows, path: path.replace(/\{[^}]+\}/g, () => encodeURIComponent(row[names[index++]])) }
  }

  listsOf() {
    return Object.keys(this.document.paths).filter((path) => !path.includes('{'))
  }

  async read(one) {
    const found = this.sample(one)
    if (found === undefined) return
    if (!one.path.endsWith('}')) return void (await this.walk(one, {}, found.path))
    const { body, status, problem } = await this.send(one, found.path)
    if (status !== 200 || JSON.stringify(body) !== JSON.stringify(found.row)) this.wrong.push(`not the row of the list: ${problem}`)
  }

  async change(one) {
    const found = this.sample(one)
    if (found === undefined) return
    const schema = this.schemaOf(one)
    // Numbers that are none can only be read.
    const names = Object.keys(schema.properties).filter((name) => ![found.row[name]].flat(Infinity).some((value) => NO_NUMBERS.has(value)))
    const same = Object.fromEntries(names.map((name) => [name, found.row[name]]))
    const { status, problem } = await this.send(one, found.path, same)
    if (status !== 200) this.wrong.push(`a row can't be written as it was read: ${problem}`)
    await this.send(one, found.path, await this.bodyFor(one, 1))
    for (const name of names) await this.send(one, found.path, { [name]: found.row[name] })
  }

  /** The same row, twenty times at once: where its key is given, it is made once. */
  async race(one) {
    const body = await this.bodyFor(one, 0)
    const names = this.keys.get(one.path)
    const answers = await Promise.all(Array.from({ length: 20 }, () => this.send(one, one.path, body)))
    const made = answers.filter(({ status }) => status === 201)
    for (const { body: row } of made) this.made(one, row)
    const isGiven = names.every((name) => name in body)
    if (isGiven && made.length > 1) this.wrong.push(`${one.path}: ${made.length} rows of one key`)
    const others = answers.filter(({ status }) => status !== 201 && status !== 409 && status !== 400)
    for (const { problem } of others) this.wrong.push(problem)
  }

  async remove(one) {
    const found = this.sample(one)
    if (found === undefined) return
    const list = one.path.slice(0, one.path.indexOf('/{'))
    const address = (row) => this.pathOf(list, row).path
    for (const row of [...found.rows.slice(-2), ...(this.created.get(list) ?? [])]) {
      const { status } = await this.send(one, address(row))
      if (status === 204 && (await this.send(one, address(row))).status !== 404) this.wrong.push(`${one.path} is deleted twice`)
    }
  }

  /** Requests that can't be right: they are refused, and nothing breaks. */
  async refuse(one) {
    const nonsense = one.path.replace(/\{[^}]+\}/g, encodeURIComponent("'; drop table x; --"))
    const { status } = await this.send(one, `${nonsense}?cursor=nonsense&limit=2`, one.operation.requestBody && { nonsense: 1 })
    if (status < 400) this.wrong.push(`${one.method} ${nonsense} is answered with ${status}`)
    await this.send(one, one.path.replace(/\{[^}]+\}/g, encodeURIComponent('99999999999999999999')), one.operation.requestBody && {})
  }
}
