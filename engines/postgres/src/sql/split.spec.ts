import { refusesTransaction, splitScript } from './split.js'

const texts = (script: string) => splitScript(script).map((one) => one.text)

describe('a script', () => {
  it.each([
    [`select ';', "a;b", E'\\';' ; select 2`, [`select ';', "a;b", E'\\';'`, 'select 2']],
    ['do $$ begin; end $$; do $x$ ; $$ ; $x$', ['do $$ begin; end $$', 'do $x$ ; $$ ; $x$']],
    ['-- a; b\nselect 1; /* c; /* d; */ ; */ select 2', ['select 1', 'select 2']],
    [
      'create rule r as on insert to t do also (select 1; select 2); select 3',
      ['create rule r as on insert to t do also (select 1; select 2)', 'select 3'],
    ],
    [
      'create function f() begin atomic select case when true then 1 end; select 2; end; select 3',
      ['create function f() begin atomic select case when true then 1 end; select 2; end', 'select 3'],
    ],
    ['begin; select 1; end;', ['begin', 'select 1', 'end']],
    ['\\restrict abc\nselect 1;\n\\unrestrict abc\n', ['\\restrict abc', 'select 1', '\\unrestrict abc']],
    ['select $1, a$b$c from t; select 2', ['select $1, a$b$c from t', 'select 2']],
    [' ; ;; -- nothing', []],
  ])('is cut where psql cuts it: %j', (script, expected) => {
    expect(texts(script)).toEqual(expected)
  })

  it('gives the place where a statement begins, after its comments', () => {
    const script = '-- first\n  select 1;\n/* é */ select 2'
    expect(splitScript(script).map(({ text, offset }) => script.slice(offset, offset + text.length) === text)).toEqual([true, true])
  })
})

describe('outside of a transaction', () => {
  it.each([
    'CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)',
    'drop index concurrently i',
    'VACUUM t',
    'reindex table concurrently t',
    '/* x */ create index concurrently on t (a)',
    'alter table p detach partition c concurrently',
  ])('belongs %s', (statement) => expect(refusesTransaction(statement)).toBe(true))

  it.each([
    'create index i on t (a)',
    "select 'create index concurrently'",
    'refresh materialized view concurrently m',
    'create table vacuum_log (a int)',
  ])('does not belong %s', (statement) => expect(refusesTransaction(statement)).toBe(false))
})
