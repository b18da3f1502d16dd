import { Markup } from './markup.js'

/**
 * How each kind of mark looks where the page's own style is not allowed, as on some build servers. The style wins where it is; these
 * have to do on light and dark ground alike.
 */
const PLAIN = {
  grid: { stroke: '#888', 'stroke-opacity': '.25' },
  axis: { stroke: '#888' },
  line: { fill: 'none', stroke: '#4477c8', 'stroke-width': '1.8' },
  fill1: { fill: '#4477c8' },
  a1: { fill: '#4477c8', 'fill-opacity': '.6' },
  a2: { fill: '#4477c8', 'fill-opacity': '.3' },
  max: { fill: '#888' },
  dot: { fill: '#888', 'fill-opacity': '.6' },
  zone: { fill: '#888', 'fill-opacity': '.2' },
  s2: { fill: '#4c9681' },
  s3: { fill: '#8f9bab' },
  s4: { fill: '#d39a2d' },
  s5: { fill: '#cf5a4e' },
  err: { fill: '#a8324a' },
  slower: { fill: '#cf5a4e', stroke: '#cf5a4e' },
  faster: { fill: '#3f9a63', stroke: '#3f9a63' },
  same: { fill: '#4477c8', stroke: '#4477c8' },
  unsure: { fill: '#b98211', stroke: '#b98211' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

/** A kind of mark on a plot; the style has a class of this name. */
export type Paint = keyof typeof PLAIN

/**
 * The attributes of a mark.
 *
 * @example
 * markup`<rect ${paint('s2')} width="4" height="8"/>`
 */
export function paint(name: Paint): Markup {
  const plain = Object.entries(PLAIN[name]).map(([attribute, value]) => `${attribute}="${value}"`)
  return new Markup([`class="${name}"`, ...plain].join(' '))
}
