// The independent judge: what pg_dump says of a database, as a list that ignores the order of objects and of columns, and nothing else.
import { execFileSync } from 'node:child_process'

/** @param {string} url @returns {string[]} one text for each object, sorted */
export function dumped(url) {
  const text = execFileSync('pg_dump', ['-s', '--no-owner', '-d', url], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return text
    .replace(/^\\(?:un)?restrict .*$/gm, '')
    .split(/\n(?=--\n-- Name: )/)
    .map((entry) => normalised(entry.replace(/^--.*$/gm, '').trim()))
    .filter((entry) => entry !== '' && !/^SET |^SELECT pg_catalog/.test(entry))
    .sort()
}

/** Columns and constraints of a table in the order of their text. */
function normalised(entry) {
  // In which order somebody was granted something is no difference.
  if (/^(?:GRANT|REVOKE|SET SESSION)/.test(entry)) return entry.split('\n').sort().join('\n')
  if (!/^CREATE (?:UNLOGGED |FOREIGN )?TABLE /.test(entry)) return entry
  const [head = '', ...rest] = entry.split('\n')
  const end = rest.findIndex((line) => line.startsWith(')'))
  if (end < 0) return entry
  const body = rest.slice(0, end).map((line) => line.replace(/,$/, ''))
  return [head, ...body.sort(), ...rest.slice(end)].join('\n')
}

/** What is on one side only. @param {string[]} a @param {string[]} b */
export function differences(a, b) {
  const count = (list) => list.reduce((map, entry) => map.set(entry, (map.get(entry) ?? 0) + 1), new Map())
  const [left, right] = [count(a), count(b)]
  return [
    ...a.filter((entry) => (right.get(entry) ?? 0) < left.get(entry)).map((entry) => `- ${entry}`),
    ...b.filter((entry) => (left.get(entry) ?? 0) < right.get(entry)).map((entry) => `+ ${entry}`),
  ]
}
