import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { KEYWORDS } from './keywords.js'
import { identifier, literal, qualified, role } from './quote.js'

const NASTY = [
  'plain',
  'Upper',
  'select',
  'a"b',
  "it's",
  'semi;colon',
  '-- x',
  '/* y',
  'back\\slash',
  '$1',
  'ünï',
  'a b',
  '1st',
  'ａ',
  'x'.repeat(63),
  '\n',
]

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

describe('what enters SQL', () => {
  it.each(NASTY)('is one name, whatever it holds: %j', async (name) => {
    const [row] = await session.query(`select 1 as ${identifier(name)}`)
    expect(Object.keys(row ?? {})).toEqual([name])
    await session.script(`create schema ${identifier(name)}; create table ${qualified(name, name)} (${identifier(name)} int)`)
    expect(
      await session.query(`select relname::text as name from pg_class where oid = ${literal(qualified(name, name))}::regclass`),
    ).toEqual([{ name }])
    await session.script(`drop schema ${identifier(name)} cascade`)
  })

  it.each([...NASTY, "\\'; drop table x; --", "E'", ''])('is one text, whatever the server takes backslashes for: %j', async (text) => {
    for (const conforming of ['on', 'off']) {
      await session.script(`set standard_conforming_strings = ${conforming}; set escape_string_warning = off`)
      expect(await session.query(`select ${literal(text)} as text`)).toEqual([{ text }])
    }
    await session.script('reset standard_conforming_strings')
  })

  it('leaves bare only what the server leaves bare', async () => {
    const rows = await session.query(`select word from pg_get_keywords() where catcode <> 'U' order by 1`)
    const words = rows.map(({ word }) => String(word))
    expect(words.filter((word) => !KEYWORDS.has(word))).toEqual([])
  })

  it('writes everybody as PUBLIC and nobody else', () => {
    expect([role('public'), role('Public'), role('app')]).toEqual(['PUBLIC', '"Public"', 'app'])
  })
})
