import type { ChangedColumn, State } from '../changed-tables.js'
import { type Box, type Line, ownState, type Picture, rowsOf, shortened } from '../layout.js'
import { type Markup, markup, NOTHING } from './markup.js'

/** Told by a sign as well as by its colour. */
const SIGNS: Readonly<Record<State, string>> = { new: '+', gone: '−', changed: '~', same: ' ' }

/** Tables as boxes and foreign keys as lines: plain SVG, drawn once. */
export function schemaPicture({ width, height, boxes, lines }: Picture): Markup {
  const [w, h] = [Math.ceil(width) + 24, Math.ceil(height)]
  return markup`<svg role="img" aria-label="The tables and their foreign keys" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">
<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="end" d="M0 0L8 4L0 8z"/></marker></defs>
${lines.map(line)}${boxes.map(box)}</svg>`
}

function line({ link, points }: Line): Markup {
  return markup`<path class="link ${link.state}" marker-end="url(#end)" d="${curve(points)}"><title>${link.name}</title></path>
`
}

/** Through the middles between the points, so that bends are round. */
function curve(points: Line['points']): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return ''
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `M${at(first)}${bends.join('')}L${at(last)}`
}

function at({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

function box({ table, x, y, width, height }: Box): Markup {
  const { columns, more } = rowsOf(table)
  return markup`<g class="${table.state}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"><title>${table.name}</title>
<rect class="box" width="${width}" height="${height}" rx="6"/><path class="band ${table.state}" d="M0 30V6Q0 0 6 0H${width - 6}Q${width} 0 ${width} 6V30z"/>
<text class="head" x="10" y="20">${table.state === 'same' ? '' : `${SIGNS[table.state]} `}${table.name}</text>
${columns.map((column, index) => row(column, ownState(column, table), index, width))}${
  more === 0 ? NOTHING : markup`<text class="type" x="24" y="${44 + columns.length * 20}">${more} more</text>`
}</g>
`
}

function row({ name, type, key }: ChangedColumn, own: State, index: number, width: number): Markup {
  const y = 44 + index * 20
  const band = own === 'same' ? NOTHING : markup`<rect class="band ${own}" x="1" y="${y - 14}" width="${width - 2}" height="20"/>`
  const mark = key === undefined ? '' : key === 'primary' ? '◆ ' : '◇ '
  return markup`${band}<text class="${own}" x="10" y="${y}">${SIGNS[own]}</text><text class="${own}" x="24" y="${y}">${mark}${shortened(name)}</text><text class="type" x="${width - 10}" y="${y}" text-anchor="end">${shortened(type)}</text>
`
}
