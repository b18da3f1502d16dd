// The scenario of scenario.json for Artillery. One request of the YAML is asked again and again: what it asks for is decided here.
// Whatever differs from run to run comes from the environment: DURATION (seconds) or AMOUNT for users that ask again and again, and
// what the scenario wants. Metrics begin with `kit/`, so that they can be read back by request.
const { flows, feed, cookies, weights } = prepared(require('./scenario.json'))

/** Set when the first user begins: Artillery takes its time before. */
let ends
let left = Number(process.env.AMOUNT || Number.POSITIVE_INFINITY)
let rows = 0

module.exports = { begin, fill, judge, goesOn }

function prepared({ flows: given, feed: data, cookies: kept }) {
  let sum = 0
  const total = given.reduce((all, { weight }) => all + weight, 0)
  return { flows: given, feed: data.length > 0 ? data : [{}], cookies: kept, weights: given.map(({ weight }) => (sum += weight) / total) }
}

/** A turn through a flow. */
function begin(context, events, done) {
  // Artillery takes a condition on a counter that is not there for one that is not met.
  events?.emit('counter', 'unexpected', 0)
  const chance = Math.random()
  const chosen = weights.findIndex((bound) => chance < bound)
  left -= 1
  if (process.env.DURATION !== undefined) ends ??= Date.now() + Number(process.env.DURATION) * 1000
  context.vars.turn = { steps: flows[Math.max(0, chosen)].steps, next: 0, values: { ...feed[rows++ % feed.length] } }
  context._enableCookieJar = false
  context._jar?.removeAllCookiesSync?.()
  done()
}

function fill(request, context, events, done) {
  const { steps, next, values } = context.vars.turn
  const { name, method, path, headers, body } = steps[next]
  try {
    const json = Object.entries(headers).some(([field, value]) => field.toLowerCase() === 'content-type' && /[/+]json\b/.test(value))
    const form = Object.values(headers).some((value) => value.startsWith('application/x-www-form-urlencoded'))
    const inBody = json ? (text) => JSON.stringify(text).slice(1, -1) : form ? encodeURIComponent : (text) => text
    const fields = Object.entries(headers).map(([field, value]) => [field, filled(value, values, (text) => text.replace(/[\r\n]/g, ' '))])
    Object.assign(request, {
      method,
      url: request.url.replace(/\/$/, '') + filled(path, values, encodeURIComponent),
      headers: Object.fromEntries(fields),
      followRedirect: false,
    })
    if (body !== undefined) request.body = filled(body, values, inBody)
    if (!cookies) delete request.cookieJar
    // Artillery's own times are whole milliseconds.
    context.vars.turn.since = performance.now()
    done()
  } catch (error) {
    unexpected(events, name, 'a placeholder has no value')
    // Artillery ends the user, and counts an error by this code, which has been counted already.
    done(Object.assign(error, { code: 'KIT_NO_VALUE' }))
  }
}

function judge(_request, response, context, events, done) {
  const { turn } = context.vars
  const { name, expect = {}, capture = {} } = turn.steps[turn.next]
  const microseconds = (performance.now() - turn.since) * 1000
  for (const latency of [metric('latency'), metric('latency', name)]) events.emit('histogram', latency, microseconds)
  events.emit('counter', metric('status', name, response.statusCode), 1)
  const reason = reasonAgainst(response, expect) ?? captured(response, capture, turn.values)
  if (reason !== undefined) unexpected(events, name, reason)
  turn.next = reason === undefined ? turn.next + 1 : turn.steps.length
  done()
}

/** Whether the same user asks once more. */
function goesOn(context, next) {
  const { turn } = context.vars
  if (turn.next < turn.steps.length) return next(true)
  const again = ends !== undefined ? Date.now() < ends : process.env.AMOUNT !== undefined && left > 0
  if (again) begin(context, undefined, () => {})
  return next(again)
}

function metric(...parts) {
  return ['kit', ...parts].map(encodeURIComponent).join('/')
}

function unexpected(events, name, reason) {
  events.emit('counter', metric('unexpected', name, reason), 1)
  events.emit('counter', 'unexpected', 1)
}

function filled(text, values, escaped) {
  return text.replace(/\{\{\s*(env\.)?([\w.-]+)\s*\}\}/g, (_, env, name) => {
    const value = env ? process.env[name] : values[name]
    if (value === undefined) throw new Error(`${env ? 'the environment has no' : 'there is no value'} ${name}`)
    return env ? value : escaped(value)
  })
}

/** The same reasons that kit's own pumps give. */
function reasonAgainst({ statusCode, headers, body }, expect) {
  if (expect.rateLimit && statusCode === 429) return undefined
  const statuses = expect.status || [[200, 399]]
  if (!statuses.some(([from, to]) => statusCode >= from && statusCode <= to)) return `status ${statusCode}`
  for (const { name, value } of expect.headers || []) {
    const found = headers[name.toLowerCase()]
    if (found === undefined) return `no header ${name}`
    if (value !== undefined && String(found) !== value) return `header ${name} differs`
  }
  for (const text of expect.body || []) if (!String(body).includes(text)) return `the body lacks ${JSON.stringify(text)}`
  return undefined
}

function captured({ statusCode, headers, body }, capture, values) {
  for (const [name, source] of Object.entries(capture)) {
    const [root, ...path] = source.split('.')
    const value = root === 'status' ? statusCode : root === 'header' ? headers[path.join('.').toLowerCase()] : inBody(body, path)
    if (value === undefined || value === null) return `the answer has no ${source}`
    values[name] = String(value)
  }
  return undefined
}

function inBody(body, path) {
  if (path.length === 0) return body
  try {
    return path.reduce((value, key) => value?.[key], JSON.parse(body))
  } catch {
    return undefined
  }
}
