import type { Depot } from './routes/depots/contract.js'

/** The depots and where they are. The tree is what clients see, the places are for finding the nearest. */
const network: Depot = {
  code: 'FRA01',
  name: 'Frankfurt hub',
  children: [
    {
      code: 'BER01',
      name: 'Berlin',
      children: [
        { code: 'BER02', name: 'Berlin Tegel', children: [] },
        { code: 'POT01', name: 'Potsdam', children: [] },
      ],
    },
    { code: 'MUC01', name: 'Munich', children: [] },
  ],
}

type Place = readonly [latitude: number, longitude: number]

const places: Readonly<Record<string, Place>> = {
  FRA01: [50.05, 8.57],
  BER01: [52.47, 13.4],
  BER02: [52.55, 13.29],
  POT01: [52.39, 13.06],
  MUC01: [48.14, 11.58],
}

const depots = flatten(network)

export function findDepot(code: string): Depot | undefined {
  return depots.find((depot) => depot.code === code)
}

/** @param radius in kilometres */
export function depotsNear(place: Place, radius: number): Depot[] {
  return depots
    .flatMap((depot) => {
      const where = places[depot.code]
      return where === undefined ? [] : [{ depot, distance: distanceBetween(place, where) }]
    })
    .filter(({ distance }) => distance <= radius)
    .sort((a, b) => a.distance - b.distance)
    .map(({ depot }) => depot)
}

function flatten(depot: Depot): Depot[] {
  return [depot, ...depot.children.flatMap(flatten)]
}

/** In kilometres, along the surface (haversine). */
function distanceBetween([latitude, longitude]: Place, [toLatitude, toLongitude]: Place): number {
  const radians = Math.PI / 180
  const sine = (degrees: number) => Math.sin((degrees * radians) / 2)
  const across = Math.cos(latitude * radians) * Math.cos(toLatitude * radians)
  const square = sine(toLatitude - latitude) ** 2 + across * sine(toLongitude - longitude) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(square))
}
