import { Service } from './routes/labels/contract.js'

export const CURRENCY = 'EUR'

/** In cents and days. */
const TARIFF: Readonly<Record<Service, { readonly base: number; readonly perKilogram: number; readonly days: number }>> = {
  economy: { base: 390, perKilogram: 40, days: 5 },
  standard: { base: 540, perKilogram: 60, days: 2 },
  express: { base: 1190, perKilogram: 110, days: 1 },
}

const HOME = 'DE'

/**
 * @param weight  in grams; every kilogram begun counts
 * @param insured up to this many cents; insurance costs one percent
 * @returns cents
 */
export function price(service: Service, weight: number, country: string, insured = 0): number {
  const { base, perKilogram } = TARIFF[service]
  const carriage = base + perKilogram * Math.ceil(weight / 1000)
  return carriage * (country === HOME ? 1 : 2) + Math.ceil(insured / 100)
}

/** Prices of all services, in cents. */
export function quote(weight: number, country: string): Record<string, number> {
  return Object.fromEntries(Service.options.map((service) => [service, price(service, weight, country)]))
}

/** The day a parcel that is handed over now should arrive, in UTC. */
export function expectedOn(service: Service, now: Date): string {
  const day = new Date(now)
  day.setUTCDate(day.getUTCDate() + TARIFF[service].days)
  return day.toISOString().slice(0, 10)
}
