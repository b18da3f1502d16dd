const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }

/**
 * A duration in seconds; a number without a unit is seconds.
 *
 * @returns undefined for a text that is none.
 * @example
 * parseDuration('250ms') // 0.25
 */
export function parseDuration(text: string): number | undefined {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text.trim()) ?? []
  return number === undefined ? undefined : Number((Number(number) * (UNITS[unit] ?? 1)).toFixed(6))
}
