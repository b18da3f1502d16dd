import { readCatalogue } from '../catalogue/read-catalogue.js'
import { type Comparison, compareSchemas } from '../diff/compare.js'
import { embeddedShadows } from '../session/embedded.js'
import type { Session } from '../session/session.js'
import { loadSchema } from '../source/load-schema.js'
import { changedSchema } from './changed-tables.js'
import { comparisonMarkdown } from './comparison-text.js'
import { comparisonPage } from './html/comparison-page.js'
import { drawn } from './layout.js'

const shadows = embeddedShadows()
const EVIL = `"<script>alert('x')</script>"`
const BEFORE = `create table a (id int primary key, old text, kept varchar(9));
  create table b (id int primary key, a int constraint b_a references a);
  create table c (id int primary key, b int references b, parent int references c);
  create table d (id int)`
const AFTER = `create table a (id int primary key, kept text, "new\`\`\`one" int);
  create table b (id int primary key, a int);
  create table c (id int primary key, b int references b, parent int references c);
  create table ${EVIL} (id int primary key, a int references a)`

async function loaded(text: string): Promise<Session> {
  const shadow = await shadows.create()
  await loadSchema(shadow, [{ path: 'schema.sql', text }])
  return shadow
}

let comparison: Comparison
beforeAll(async () => {
  const wanted = await loaded(AFTER)
  const to = await readCatalogue(wanted)
  await wanted.close()
  const shadow = await loaded(BEFORE)
  comparison = await compareSchemas(shadow, to)
  await shadow.close()
}, 120_000)

it('knows of each table, column and foreign key what becomes of it', () => {
  const { tables, links } = changedSchema(comparison)
  expect(Object.fromEntries(tables.map(({ name, state }) => [name, state]))).toEqual({
    a: 'changed',
    b: 'changed',
    c: 'same',
    d: 'gone',
    "<script>alert('x')</script>": 'new',
  })
  expect(tables.find(({ name }) => name === 'a')?.columns).toEqual([
    { name: 'id', type: 'integer', state: 'same', key: 'primary' },
    { name: 'kept', type: 'text', state: 'changed', key: undefined },
    { name: 'new```one', type: 'integer', state: 'new', key: undefined },
    { name: 'old', type: 'text', state: 'gone', key: undefined },
  ])
  expect(links.map(({ from, to, state }) => `${from} ${to} ${state}`).sort()).toEqual([
    `table public.${EVIL} table public.a new`,
    'table public.b table public.a gone',
    'table public.c table public.b same',
    'table public.c table public.c same',
  ])
})

it('draws every table once, apart from the others, and every foreign key', () => {
  const { boxes, lines, width, height } = drawn(changedSchema(comparison))
  expect([boxes.length, lines.length]).toEqual([5, 4])
  for (const one of boxes) {
    expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true)
    const overlapping = boxes.filter(
      (other) =>
        other.x < one.x + one.width && one.x < other.x + other.width && other.y < one.y + one.height && one.y < other.y + other.height,
    )
    expect(overlapping).toEqual([one])
  }
})

it('draws of a large schema what changes and what is near', () => {
  const columns = [{ name: 'id', type: 'integer', state: 'same', key: undefined }] as const
  const tables = Array.from({ length: 1000 }, (_, index) => ({
    id: `table t${index}`,
    name: `t${index}`,
    state: index === 500 ? ('changed' as const) : ('same' as const),
    columns,
  }))
  const links = tables.slice(1).map(({ id }, index) => ({ from: id, to: `table t${index}`, name: 'fk', state: 'same' as const }))
  const { boxes, left } = drawn({ tables, links })
  expect(boxes.map(({ table: { name } }) => name)).toEqual(['t500', 't499', 't501'])
  expect(left).toBe(997)
})

it('is a page that no name breaks out of, that loads nothing, and that is the same every time', () => {
  const page = comparisonPage('a <b> & c', comparison)
  expect(page).not.toMatch(/<script|javascript:|https?:|src=|@import/)
  expect(page).toContain('a &lt;b&gt; &amp; c')
  expect(page).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;')
  expect(page).toContain('✗ loses data')
  expect(comparisonPage('a <b> & c', comparison)).toBe(page)
})

it('is Markdown that no name ends the fence of', () => {
  const text = comparisonMarkdown('x', comparison)
  expect(text).toContain('````diff\n~ a: ~ kept text, + new```one integer, - old text\n~ b\n- d')
  expect(text).toMatch(/## The way back\n\n`{3,}sql\n/)
})

it('says so where nothing changes', async () => {
  const shadow = await loaded(BEFORE)
  const same = await compareSchemas(shadow, comparison.from)
  await shadow.close()
  expect(comparisonPage('same', same)).toContain('Nothing to do.')
}, 60_000)
