import { beforeAll, describe, expect, it } from '@jest/globals'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import { embeddedShadows } from '../session/embedded.js'
import { describeTables } from './describe-tables.js'
import type { Table } from './table.js'

const SCHEMA = `
  create type mood as enum ('fine', 'it''s so-so');
  create domain year as integer check (value between 1901 and 2155);
  create domain handle as varchar(20) not null check (value ~ '^[a-z_]+$');
  create type place as (street text, number int);
  create type amount as (sum numeric, currency char(3));
  create table shops (id uuid primary key, name text not null unique, opened year);
  comment on table shops is 'Where things are sold';
  create table things (
    id bigint generated always as identity primary key,
    shop_id uuid not null references shops,
    code varchar(5) not null check (length(code) > 2),
    price numeric(6, 2) not null check (price > 0),
    rating smallint default 3 not null check (rating >= 1 and rating <= 5),
    mood mood,
    state text check (state in ('new', 'used')),
    owner handle,
    at place, cost amount, tags text[], marks text[] check (array_ndims(marks) = 1), sums bigint[], raw bytea, data jsonb not null,
    made timestamptz default now() not null, day date, span interval, during int4range,
    twice int generated always as (rating * 2) stored
  );
  comment on column things.code is 'As it stands on the label';
  create index on things (shop_id, made);
  create index on things (lower(code));
  create index on things (day) where day is not null;
  create index on things using gin (tags);
  create table "Odd ""one""; --" ("select" int, "a,b" text, "__proto__" int, primary key ("select", "a,b"));
  create table keyless (a int);
  create table parts (id int, y int, primary key (id, y)) partition by range (y);
  create table parts_1 partition of parts for values from (1) to (9);
  create view cheap as select id, price from things where price < 10;
`

let tables: ReadonlyMap<string, Table>
beforeAll(async () => {
  const shadows = embeddedShadows()
  const session = await shadows.create()
  await session.script(SCHEMA)
  tables = new Map(describeTables(await readCatalogue(session), ['public']).map((one) => [one.name, one]))
  await session.close()
}, 60_000)

const table = (name: string): Table => {
  const found = tables.get(name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
const column = (of: string, name: string) => table(of).columns.find((one) => one.name === name)

describe('tables', () => {
  it('are all there but partitions', () => {
    expect([...tables.keys()].sort()).toEqual(['Odd "one"; --', 'cheap', 'keyless', 'parts', 'shops', 'things'])
  })

  it('have keys, references and comments', () => {
    expect(table('shops')).toMatchObject({ key: ['id'], comment: 'Where things are sold', writable: true })
    expect(table('things').foreignKeys).toEqual([{ columns: ['shop_id'], table: 'public.shops', references: ['id'] }])
    expect(table('things').constraints['things_code_check']).toEqual(['code'])
    expect(table('Odd "one"; --')).toMatchObject({ key: ['select', 'a,b'], ref: 'public."Odd ""one""; --"' })
  })

  it('can only be read without a key, or as a view', () => {
    expect([table('keyless').writable, table('cheap').writable]).toEqual([false, false])
  })

  it('say what indexes find', () => {
    const { columns } = table('things')
    expect(columns.filter((one) => one.indexed).map((one) => one.name)).toEqual(['id', 'shop_id'])
    expect(table('parts').key).toEqual(['id', 'y'])
  })
})

describe('columns', () => {
  it.each([
    ['id', { writable: false, required: false, read: { type: 'string', pattern: '^-?\\d{1,19}$' } }],
    ['shop_id', { writable: true, required: true }],
    ['code', { comment: 'As it stands on the label', write: { type: 'string', maxLength: 5, minLength: 3 } }],
    ['price', { write: { pattern: '^-?\\d{1,4}(\\.\\d{1,2})?$' }, sql: { read: 'price', type: 'numeric(6,2)' } }],
    ['rating', { required: false, read: { type: 'integer', format: 'int16', minimum: 1, maximum: 5 } }],
    ['mood', { nullable: true, named: 'mood', read: { enum: ['fine', "it's so-so"] }, sql: { type: 'public.mood' } }],
    ['state', { write: { type: 'string', enum: ['new', 'used'] } }],
    ['owner', { nullable: false, read: { type: 'string', maxLength: 20 }, write: { maxLength: 20, pattern: '^[a-z_]+$' } }],
    ['at', { read: { type: 'object', properties: { number: { nullable: true, of: { type: 'integer' } } } } }],
    ['cost', { read: { type: 'string' }, sql: { read: 'cost::text' } }],
    [
      'tags',
      { read: { type: 'array', items: { of: { anyOf: [{ type: 'string' }, { type: 'array' }] } } }, sql: { read: 'to_json(tags)' } },
    ],
    ['marks', { read: { type: 'array', items: { of: { type: 'string' } } }, write: { items: { of: { type: 'string' } } } }],
    ['sums', { sql: { read: 'to_json(sums::text[])' } }],
    ['raw', { sql: { type: 'text', write: "decode(raw, 'base64')" } }],
    ['data', { required: true, read: {}, sql: { read: 'data' } }],
    ['made', { required: false, read: { format: 'date-time' }, sql: { read: 'to_json(made)' } }],
    ['twice', { writable: false }],
  ])('%s', (name, expected) => {
    expect(column('things', name)).toMatchObject(expected)
  })

  it('of domains have what the domain says', () => {
    expect(column('shops', 'opened')).toMatchObject({ named: 'year', read: { minimum: 1901, maximum: 2155 } })
  })

  it('of views are there with their types', () => {
    expect(column('cheap', 'price')).toMatchObject({ nullable: true, writable: false, read: { type: 'string' } })
  })
})
