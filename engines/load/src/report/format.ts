/** Figures as people read them: three digits that count, and a unit. */

/** @param value milliseconds; null for none */
export function milliseconds(value: number | null): string {
  if (value === null) return '–'
  if (value >= 10_000) return `${digits(value / 1000)} s`
  return value < 1 ? `${Math.round(value * 1000)} µs` : `${digits(value)} ms`
}

/** @param value of 1; null for none */
export function percent(value: number | null): string {
  if (value === null) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const share = value * 100
  return `${Math.abs(share) >= 100 ? share.toFixed(0) : Math.abs(share) >= 10 ? share.toFixed(1) : share.toFixed(2)} %`
}

/** With its sign: what got more, what got less. */
export function change(value: number): string {
  return value > 0 ? `+${percent(value)}` : percent(value).replace('-', '−')
}

export function rate(value: number): string {
  return `${value >= 100 ? whole(Math.round(value)) : digits(value)}/s`
}

export function whole(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

export function bytes(value: number): string {
  const step = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3))
  return `${step === 0 ? Math.round(value) : digits(value / 1000 ** step)} ${['B', 'kB', 'MB', 'GB'][step]}`
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** `200: 12, 404: 3` */
export function counts(all: Readonly<Record<string, number>>): string {
  return Object.entries(all)
    .map(([name, count]) => `${name}: ${whole(count)}`)
    .join(', ')
}
