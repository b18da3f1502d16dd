import { Graph, layout } from '@dagrejs/dagre'
import { z } from 'zod'
import type { ChangedColumn, ChangedLink, ChangedSchema, ChangedTable, State } from './changed-tables.js'

/** In pixels of the picture; the place of a box is its upper left corner. */
export interface Box {
  readonly table: ChangedTable
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Line {
  readonly link: ChangedLink
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

export interface Picture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  /** Tables that are the same and not drawn. */
  readonly left: number
}

/** Tables that a picture may have and still be read. */
const MOST = 60
const HEAD = 30
const ROW = 20
const FOOT = 8

const Placed = z.object({ x: z.number(), y: z.number() })
const Routed = z.object({ points: z.array(Placed) })
const Whole = z.object({ width: z.number(), height: z.number() })

/** Where each table stands, so that foreign keys lead from left to right where they can. Of a large schema: what changes and its neighbours. */
export function drawn(schema: ChangedSchema): Picture {
  const tables = selected(schema)
  const shown = new Set(tables.map(({ id }) => id))
  const links = schema.links.filter(({ from, to }) => shown.has(from) && shown.has(to))
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 72, marginx: 12, marginy: 12 })
  for (const table of tables) graph.setNode(table.id, sizeOf(table))
  // A loop is drawn at the box itself.
  for (const [index, { from, to }] of links.entries()) if (from !== to) graph.setEdge(from, to, {}, String(index))
  if (tables.length > 0) layout(graph)
  const boxes = tables.map((table) => {
    const { x, y } = Placed.parse(graph.node(table.id))
    const { width, height } = sizeOf(table)
    return { table, x: x - width / 2, y: y - height / 2, width, height }
  })
  const whole = tables.length === 0 ? { width: 0, height: 0 } : Whole.parse(graph.graph())
  const lines = links.map((link, index) => ({
    link,
    points:
      link.from === link.to
        ? loop(boxes.find(({ table }) => table.id === link.from))
        : Routed.parse(graph.edge(link.from, link.to, String(index))).points,
  }))
  return { ...whole, boxes, lines, left: schema.tables.length - tables.length }
}

/** Rows of a box: all columns that change or are keys, and others as long as there is room. */
export function rowsOf(table: ChangedTable): { readonly columns: ChangedTable['columns']; readonly more: number } {
  if (table.columns.length <= 12) return { columns: table.columns, more: 0 }
  const columns = table.columns.filter((column, index) => ownState(column, table) !== 'same' || column.key !== undefined || index < 8)
  return { columns, more: table.columns.length - columns.length }
}

function sizeOf(table: ChangedTable): { readonly width: number; readonly height: number } {
  const { columns, more } = rowsOf(table)
  const texts = [table.name.length * 1.1 + 2, ...columns.map(({ name, type }) => shortened(name).length + shortened(type).length + 5)]
  return {
    width: Math.max(140, Math.ceil(Math.max(...texts) * 7.3) + 20),
    height: HEAD + (columns.length + (more > 0 ? 1 : 0)) * ROW + FOOT,
  }
}

/** In a table that is new or gone as a whole, so are its columns: only the table says so. */
export function ownState({ state }: ChangedColumn, table: ChangedTable): State {
  return table.state === 'changed' ? state : 'same'
}

/** Names and types that would make a box too wide; the whole text is in its title. */
export function shortened(name: string): string {
  const text = name
    .replace(/^character varying/, 'varchar')
    .replace(/^(time(?:stamp)?)(\(\d\))? with time zone/, '$1tz$2')
    .replace(/^(time(?:stamp)?(?:\(\d\))?) without time zone/, '$1')
  return text.length > 26 ? `${text.slice(0, 25)}…` : text
}

function selected({ tables, links }: ChangedSchema): readonly ChangedTable[] {
  if (tables.length <= MOST) return tables
  const changed = new Set(tables.filter(({ state }) => state !== 'same').map(({ id }) => id))
  const near = new Set(links.flatMap(({ from, to }) => (changed.has(from) || changed.has(to) ? [from, to] : [])))
  return [...tables.filter(({ id }) => changed.has(id)), ...tables.filter(({ id }) => near.has(id) && !changed.has(id))].slice(0, MOST)
}

function loop(box: Box | undefined): Line['points'] {
  if (box === undefined) return []
  const [right, top] = [box.x + box.width, box.y + HEAD / 2]
  return [
    { x: right, y: top },
    { x: right + 18, y: top },
    { x: right + 18, y: top + 24 },
    { x: right, y: top + 24 },
  ]
}
