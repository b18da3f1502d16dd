import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedShadows } from '../session/embedded.js'
import { catalogueOf } from './shadow-of.js'

const shadows = embeddedShadows()
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit-source-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a source of a schema', () => {
  it('may be nothing', async () => {
    expect([...(await catalogueOf(undefined, shadows)).objects.keys()]).toEqual(['schema public'])
  }, 60_000)

  it('may be a file with roles and extensions that the shadow has never heard of', async () => {
    await writeFile(
      join(folder, 's.sql'),
      'create extension pg_trgm; create table t (a text); grant select on t to reader, "Odd Role"; create index on t using gin (a gin_trgm_ops)',
    )
    const { objects } = await catalogueOf(join(folder, 's.sql'), shadows)
    expect(objects.get('table public.t')?.privileges).toContain('Odd Role\tSELECT')
    expect(objects.has('extension pg_trgm')).toBe(true)
  }, 60_000)

  it('says which statement needs a real server', async () => {
    const file = join(folder, 'schema.sql')
    await writeFile(file, `select 1;\n  create subscription copy connection 'host=nowhere' publication p with (connect = false);`)
    await expect(catalogueOf(file, shadows)).rejects.toMatchObject({
      diagnostics: [{ code: 'KIT2028', place: { file, line: 2, column: 3 } }],
    })
  }, 60_000)

  it('may be a folder of migrations, with the place of what fails in them', async () => {
    await writeFile(join(folder, '1_a.sql'), '-- migrate:up\ncreate table a (id int);\n-- migrate:down\ndrop table a;')
    expect((await catalogueOf(folder, shadows)).objects.has('table public.a')).toBe(true)
    await writeFile(join(folder, '2_b.sql'), '-- migrate:up\ncreate table b (id int);\nalter table b add c nonsense;\n-- migrate:down\n')
    await expect(catalogueOf(folder, shadows)).rejects.toMatchObject({
      diagnostics: [{ code: 'KIT2026', place: { file: join(folder, '2_b.sql'), line: 3, column: 21 } }],
    })
  }, 60_000)
})
