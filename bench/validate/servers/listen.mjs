// What all measured servers have in common: they listen on this machine only and say what CPU time they have used when they are asked.
export function listening({ port }) {
  let last = process.cpuUsage()
  process.on('message', () => {
    const { user, system } = process.cpuUsage(last)
    last = process.cpuUsage()
    process.send({ cpu: user + system })
  })
  process.on('disconnect', () => process.exit())
  process.send({ port })
}
