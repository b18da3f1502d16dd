/** `20240131120000` in UTC; one more than the last version where the clock is behind it, or where versions are plain numbers. */
export function timestamp(now: Date, last: string | undefined): string {
  const own = now.toISOString().replace(/\D/g, '').slice(0, 14)
  if (last === undefined || !/^\d+$/.test(last)) return own
  const next = (BigInt(last) + 1n).toString().padStart(last.length, '0')
  return last.length < 14 || BigInt(last) >= BigInt(own) ? next : own
}
