// A neighbour on the same machine that works in bursts, as builds and other tests do: node neighbour.mjs <seed>
import { seeded } from './seeded.mjs'

const random = seeded(Number(process.argv[2] ?? 1))
process.on('disconnect', () => process.exit())
burst()

/** Busy for up to a second, then quiet for up to two. */
function burst() {
  for (const until = performance.now() + random() * 1000; performance.now() < until; );
  setTimeout(burst, random() * 2000)
}
