// Migrations of both kinds: most are one transaction, every fourth is none.

/** @param between a statement that stands between any two others, by its number; nothing by default */
export function migrations(count, between = () => []) {
  let number = 0
  const script = (statements) =>
    statements.flatMap((sql, index) => (index === 0 || /^(?:begin|commit)$/.test(sql) ? [sql] : [...between(++number), sql])).join(';\n')
  return Array.from({ length: count }, (_, at) => {
    const index = at + 1
    const text = index % 4 === 0 ? `-- kit: no-transaction\n${script(outside(index))}` : script(inside(index))
    return { file: `${String(index).padStart(3, '0')}_m.up.sql`, text }
  })
}

const inside = (index) => [
  `create table t${index} (id int primary key, n int)`,
  `insert into t${index} select g, g from generate_series(1, 2000) g`,
  `alter table t${index} alter n type bigint`,
  `create index on t${index} (n)`,
  `update t${index} set n = n + 1`,
]

const outside = (index) => [
  'begin',
  `create table o${index} (id int, n int)`,
  `insert into o${index} select g, g from generate_series(1, 3000) g`,
  'commit',
  `create index concurrently o${index}_n on o${index} (n)`,
  `insert into o${index} values (-1, -1)`,
  `create unique index concurrently o${index}_id on o${index} (id)`,
  `drop index concurrently o${index}_n`,
  `alter table o${index} add constraint o${index}_pk primary key using index o${index}_id`,
]
