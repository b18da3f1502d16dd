import { describe, expect, it } from '@jest/globals'
import { indexOf, referenceOf } from './definition.js'

describe('referenceOf', () => {
  it.each([
    ['FOREIGN KEY (a) REFERENCES public.users(id) ON DELETE CASCADE', { table: 'public.users', columns: ['id'] }],
    ['FOREIGN KEY ("x) REFERENCES y(z") REFERENCES "a.b"."c d"("e""f", g) DEFERRABLE', { table: '"a.b"."c d"', columns: ['e"f', 'g'] }],
  ])('%s', (definition, expected) => {
    expect(referenceOf(definition)).toEqual(expected)
  })

  it('knows what is no foreign key', () => {
    expect(referenceOf('CHECK ((a > 0))')).toBeUndefined()
  })
})

describe('indexOf', () => {
  it.each([
    ['CREATE INDEX i ON public.t USING btree (a)', { unique: false, method: 'btree', partial: false, first: 'a', columns: ['a'] }],
    [
      'CREATE UNIQUE INDEX i ON public.t USING btree (a DESC NULLS LAST, "b c" text_pattern_ops) INCLUDE (d)',
      { unique: true, method: 'btree', partial: false, first: 'a', columns: ['a', 'b c'] },
    ],
    [
      'CREATE INDEX i ON public.t USING btree (lower(a), b)',
      { unique: false, method: 'btree', partial: false, first: undefined, columns: undefined },
    ],
    [
      'CREATE INDEX i ON public.t USING btree (a, ((b + 1)))',
      { unique: false, method: 'btree', partial: false, first: 'a', columns: undefined },
    ],
    [
      'CREATE INDEX i ON public.t USING btree (a) WHERE (b > 0)',
      { unique: false, method: 'btree', partial: true, first: 'a', columns: ['a'] },
    ],
    [
      'CREATE INDEX i ON public.t USING btree (") WHERE (x")',
      { unique: false, method: 'btree', partial: false, first: ') WHERE (x', columns: [') WHERE (x'] },
    ],
  ])('%s', (definition, expected) => {
    expect(indexOf(definition)).toEqual(expected)
  })
})
