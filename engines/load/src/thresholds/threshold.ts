import { badThreshold } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { parseDuration } from '../plan/parse-duration.js'

const FIGURES = ['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p99', 'p99.9', 'max', 'rps', 'errors'] as const
export type Figure = (typeof FIGURES)[number]
export type Comparator = '<' | '<=' | '>' | '>='

/** What a figure has to be for a run to pass. */
export interface Threshold {
  /** As it was written. */
  readonly text: string
  /** Name of a request; the whole run without it. */
  readonly request?: string
  readonly figure: Figure
  readonly comparator: Comparator
  /** Milliseconds for latencies, requests per second for rps, a share of 1 for errors. */
  readonly value: number
}

/**
 * Reads a threshold.
 *
 * @throws LoadError KIT3004 when the text is none.
 * @example
 * parseThreshold('getUser:p99<250ms') // { text: …, request: 'getUser', figure: 'p99', comparator: '<', value: 250 }
 */
export function parseThreshold(text: string): Threshold {
  const [, request, name = '', comparator = '', amount = ''] = /^\s*(?:(.+):)?\s*([a-z\d.]+)\s*(<=|>=|<|>)\s*(\S+)\s*$/.exec(text) ?? []
  const figure = FIGURES.find((known) => known === name)
  const value = figure === undefined ? undefined : valueOfFigure(figure, amount)
  if (figure === undefined || value === undefined || !isComparator(comparator)) return refuse(badThreshold(text))
  return { text: text.trim(), ...(request === undefined ? {} : { request: request.trim() }), figure, comparator, value }
}

function isComparator(text: string): text is Comparator {
  return ['<', '<=', '>', '>='].includes(text)
}

function valueOfFigure(figure: Figure, text: string): number | undefined {
  if (figure === 'rps') return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
  if (figure === 'errors') {
    const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? []
    return number === undefined ? undefined : percent === '%' ? Number(number) / 100 : Number(number)
  }
  // A latency without a unit is too easily meant as the other one.
  const seconds = /[a-z]$/.test(text) ? parseDuration(text) : undefined
  return seconds === undefined ? undefined : seconds * 1000
}
