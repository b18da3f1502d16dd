import { Markup, markup } from './markup.js'
import { type Paint, paint } from './paint.js'

/** Where something stands on a plot; d3's scales are such functions. */
export type Place = (value: number) => number

/** A mark on an axis. */
export interface Tick {
  readonly value: number
  readonly text: string
}

export interface PlotFrame {
  readonly width: number
  readonly height: number
  /** What a screen reader says. */
  readonly label: string
  readonly x: Place
  readonly y: Place
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  readonly xTitle: string
}

/** Room around the plot for the texts of its axes. */
export const MARGIN = { top: 10, right: 14, bottom: 38, left: 58 } as const

/** How texts of a plot look where the page's own style is not allowed; they have the colour of the page's text then. */
export const SVG = new Markup('fill="currentColor" font-size="11.5" font-family="system-ui, sans-serif"')

/** Axes, grid and what is drawn between them. */
export function plot({ width, height, label, x, y, xTicks, yTicks, xTitle }: PlotFrame, content: readonly Markup[]): Markup {
  const [left, right, bottom] = [MARGIN.left, width - MARGIN.right, height - MARGIN.bottom]
  return markup`<svg ${SVG} width="${width}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
${yTicks.map(({ value, text }) => markup`<line ${paint('grid')} x1="${left}" x2="${right}" y1="${place(y, value)}" y2="${place(y, value)}"/><text x="${left - 8}" y="${place(y, value)}" dy=".35em" text-anchor="end">${text}</text>`)}
${content}
<line ${paint('axis')} x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>
${xTicks.map(({ value, text }) => markup`<text x="${place(x, value)}" y="${bottom + 16}" text-anchor="middle">${text}</text>`)}
<text x="${right}" y="${height - 4}" text-anchor="end">${xTitle}</text>
</svg>`
}

/** Two decimals are finer than any screen, and keep the file small. */
export function place(scale: Place, value: number): string {
  return String(Number(scale(value).toFixed(2)))
}

/** What the colours of a plot mean. */
export function legend(entries: readonly (readonly [Paint, string])[]): Markup {
  return markup`<div class="legend">${entries.map(
    ([name, text]) =>
      markup`<span><svg width="10" height="10" aria-hidden="true"><rect ${paint(name)} width="10" height="10" rx="2"/></svg> ${text} </span>`,
  )}</div>`
}
