// Makes the runs it is sent, one after the other, and says what came of each.
import { attempt, smallest } from './attempt.mjs'

process.on('message', async (scenario) => {
  const { result, losses, made, before, after } = await attempt(scenario)
  process.send({ result, made, before, after, lost: losses.length > 0 ? await smallest(scenario) : undefined })
})
