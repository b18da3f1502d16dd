import { describe, expect, it } from '@jest/globals'
import { rulesOf } from './check.js'

describe('rulesOf', () => {
  it.each([
    ['CHECK ((price > 0))', [{ column: 'price', exact: { exclusiveMinimum: 0 } }]],
    ["CHECK ((price >= '-0.5'::numeric))", [{ column: 'price', exact: { minimum: -0.5 } }]],
    ['CHECK ((rating >= (- 1)))', [{ column: 'rating', exact: { minimum: -1 } }]],
    [
      'CHECK (((VALUE >= 1901) AND (VALUE <= 2155)))',
      [
        { column: 'VALUE', exact: { minimum: 1901 } },
        { column: 'VALUE', exact: { maximum: 2155 } },
      ],
    ],
    [
      "CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'it''s, used'::character varying])::text[])))",
      [{ column: 'state', exact: { enum: ['new', "it's, used"] } }],
    ],
    ['CHECK (("or""der" = ANY (ARRAY[\'a\'::text])))', [{ column: 'or"der', exact: { enum: ['a'] } }]],
    ['CHECK ((char_length((name)::text) >= 3))', [{ column: 'name', exact: { minLength: 3 } }]],
    ['CHECK ((length(code) = 2))', [{ column: 'code', exact: { minLength: 2, maxLength: 2 } }]],
    ["CHECK ((code ~ '^[A-Z]{2}$'::text))", [{ column: 'code', exact: {}, pattern: '^[A-Z]{2}$' }]],
    ['CHECK ((array_ndims(tags) = 1))', [{ column: 'tags', exact: {}, flat: true }]],
  ])('%s', (definition, expected) => {
    expect(rulesOf(definition)).toEqual(expected)
  })

  it.each([
    'CHECK ((a < b))',
    'CHECK (((a > 0) OR (b > 0)))',
    'CHECK ((NOT (a > 0)))',
    'CHECK (((a > 0) IS TRUE))',
    'CHECK (((a + 1) > 0))',
    'CHECK ((octet_length(a) > 3))',
    'CHECK ((array_ndims(a) = 2))',
    'CHECK ((array_ndims(a) > 1))',
    "CHECK ((lower(a) = 'x'::text))",
    "CHECK ((a ~* '^x'::text))",
    "CHECK ((a !~ '^x'::text))",
    "CHECK ((a ~ '[[:alpha:]]'::text))",
    "CHECK ((a ~ '(?i)x'::text))",
    "CHECK ((a ~ '\\mx'::text))",
    "CHECK ((day > '2020-01-01'::date))",
    "CHECK ((a = ANY (ARRAY[lower('a'::text)])))",
    'CHECK ((a > 12345678901234567890))',
    'UNIQUE (a)',
  ])('says nothing of %s', (definition) => {
    expect(rulesOf(definition)).toEqual([])
  })

  it('takes what it understands of a conjunction', () => {
    expect(rulesOf('CHECK (((a > 0) AND (a < b)))')).toEqual([{ column: 'a', exact: { exclusiveMinimum: 0 } }])
  })
})
