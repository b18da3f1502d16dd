import type { Catalogue } from '../catalogue/objects.js'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { runScript } from '../source/run-script.js'
import { type CompareOptions, compareSchemas, refuseLosses } from './compare.js'
import { segmentsOf } from './segments.js'

let session: Session

beforeAll(async () => {
  session = await embeddedShadows().create()
}, 120_000)

afterAll(() => session.close())

async function load(sql: string): Promise<Catalogue> {
  await session.script('drop schema public cascade; create schema public')
  await runScript(session, 'schema.sql', sql)
  return readCatalogue(session)
}

async function compare(a: string, b: string, options?: CompareOptions) {
  const to = await load(b)
  await load(a)
  return compareSchemas(session, to, options)
}

const sql = (plan: { readonly steps: readonly { readonly sql: string }[] }) => plan.steps.map((step) => step.sql)

describe('a comparison', () => {
  it('finds a column that may have been renamed, and asks', async () => {
    const { plan, diagnostics } = await compare('create table t (id int, mail text)', 'create table t (id int, email text)')
    expect(sql(plan)).toEqual(['ALTER TABLE public.t DROP COLUMN mail', 'ALTER TABLE public.t ADD COLUMN email text'])
    expect(diagnostics.map((one) => [one.code, one.fix])).toEqual([
      ['KIT2044', 'If it has only got another name, run again with --rename public.t.mail=public.t.email.'],
    ])
  })

  it('renames what it is told to, and what stands on it stays as it is', async () => {
    const rest = (name: string) => `create index by_it on t (${name}); create view v as select ${name} as it from t`
    const { plan, back, diagnostics } = await compare(
      `create table t (id int, mail text); ${rest('mail')}`,
      `create table t (id int, email text); ${rest('email')}`,
      { renames: ['public.t.mail=public.t.email'] },
    )
    expect(sql(plan)).toEqual(['ALTER TABLE public.t RENAME COLUMN mail TO email'])
    expect(sql(back)).toEqual(['ALTER TABLE public.t RENAME COLUMN email TO mail'])
    expect(diagnostics).toEqual([])
  })

  it('renames a table with an awkward name, and takes found renames when it may', async () => {
    const { plan, back } = await compare('create table "a.b" (id int, x text)', 'create table "c""d" (id int, x text)', {
      acceptRenames: true,
    })
    expect(sql(plan)).toEqual(['ALTER TABLE public."a.b" RENAME TO "c""d"'])
    expect(sql(back)).toEqual(['ALTER TABLE public."c""d" RENAME TO "a.b"'])
  })

  it('refuses a rename of what is not there', async () => {
    await expect(compare('create table t (a int)', 'create table t (b int)', { renames: ['public.t.x=public.t.b'] })).rejects.toThrow(
      'KIT2045',
    )
  })

  it('marks what loses data, and only that', async () => {
    const { plan } = await compare(
      'create table t (a int, b timestamp, c varchar(5), d int generated always as (a + 1) stored); create table gone (x int); create index i on t (c)',
      'create table t (a bigint, b date, c text)',
    )
    expect(plan.steps.filter((step) => step.loss !== undefined).map((step) => step.loss)).toEqual([
      'all rows of public.gone',
      'times of day in public.t.b',
    ])
    expect(() => refuseLosses(plan, false)).toThrow(DiagnosticError)
    expect(() => refuseLosses(plan, true)).not.toThrow()
  })

  it('never cuts a text without a word', async () => {
    const { plan } = await compare('create table t (a text, b int)', 'create table t (a varchar(3), b uuid)')
    expect(sql(plan)).toEqual([
      'ALTER TABLE public.t ALTER COLUMN a TYPE character varying(3)',
      'ALTER TABLE public.t ALTER COLUMN b TYPE uuid USING b::text::uuid',
    ])
    await session.script(`insert into t values ('too long', null)`)
    await expect(session.script(sql(plan)[0] ?? '')).rejects.toThrow('too long')
  })

  it('keeps writers out for as short as can be, on tables that are there', async () => {
    const { plan } = await compare(
      'create table u (id int primary key); create table t (a int, b int)',
      'create table u (id int primary key); create table t (a int not null, b int references u, check (a > 0), unique (b)); create index on t (a)',
    )
    expect(segmentsOf(plan).map(({ transactional, steps }) => [transactional, ...steps.map((step) => step.sql)])).toEqual([
      [true, 'ALTER TABLE public.t ADD CONSTRAINT a__not_null_check CHECK (a IS NOT NULL) NOT VALID'],
      [true, 'ALTER TABLE public.t VALIDATE CONSTRAINT a__not_null_check'],
      [
        true,
        'ALTER TABLE public.t ALTER COLUMN a SET NOT NULL',
        'ALTER TABLE public.t DROP CONSTRAINT a__not_null_check',
        'ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK ((a > 0)) NOT VALID',
      ],
      [
        true,
        'ALTER TABLE public.t VALIDATE CONSTRAINT t_a_check',
        'ALTER TABLE public.t ADD CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES public.u(id) NOT VALID',
      ],
      [true, 'ALTER TABLE public.t VALIDATE CONSTRAINT t_b_fkey'],
      [false, 'CREATE UNIQUE INDEX CONCURRENTLY t_b_key ON public.t USING btree (b)'],
      [true, 'ALTER TABLE public.t ADD CONSTRAINT t_b_key UNIQUE USING INDEX t_b_key'],
      [false, 'CREATE INDEX CONCURRENTLY t_a_idx ON public.t USING btree (a)'],
    ])
  })

  it('names what it does not compare', async () => {
    const { diagnostics } = await compare('', 'create text search dictionary plain (template = simple)')
    expect(diagnostics.map((one) => one.code)).toEqual(['KIT2043'])
  })
})
