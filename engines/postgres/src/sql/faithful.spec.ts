import { faithfulQuery } from './faithful.js'

const branch = (constant: string) => ` SELECT t.a\n   FROM t\nUNION ALL\n SELECT ${constant}`

it('keeps a constant without a name without one', () => {
  expect(faithfulQuery(branch('NULL::integer'))).toBe(branch('NULL::integer AS "?column?"'))
  expect(faithfulQuery(branch('NULL::integer) q'))).toBe(branch('NULL::integer AS "?column?") q'))
  expect(faithfulQuery(branch(`'it''s'::character varying(3),\n    1.5::numeric(4,2)`))).toBe(
    branch(`'it''s'::character varying(3) AS "?column?",\n    1.5::numeric(4,2) AS "?column?"`),
  )
})

it('leaves alone what has a name, what is no constant, and what is inside of a text', () => {
  for (const query of [
    branch('NULL::integer AS a'),
    branch('t.b::text'),
    ` SELECT t.a\n   FROM t\n  WHERE t.a = 1::bigint`,
    `SELECT 'x\n NULL::integer\n' AS a`,
  ])
    expect(faithfulQuery(query)).toBe(query)
})
