/** SET and RESET of storage options, `name=value` each. */
export function changedOptions(from: readonly string[], to: readonly string[]): string[] {
  const names = new Set(to.map(nameOf))
  const set = to.filter((option) => !from.includes(option))
  const reset = from.map(nameOf).filter((name) => !names.has(name))
  return [...(set.length === 0 ? [] : [`SET (${set.join(', ')})`]), ...(reset.length === 0 ? [] : [`RESET (${reset.join(', ')})`])]
}

/** OPTIONS (…) of a foreign object, `name 'value'` each; undefined where nothing changes. */
export function foreignOptionChanges(from: readonly string[], to: readonly string[]): string | undefined {
  const word = (option: string) => option.slice(0, option.indexOf(" '") < 0 ? option.indexOf(" E'") : option.indexOf(" '"))
  const had = new Map(from.map((option) => [word(option), option]))
  const wanted = new Map(to.map((option) => [word(option), option]))
  const actions = [
    ...[...had.keys()].filter((name) => !wanted.has(name)).map((name) => `DROP ${name}`),
    ...[...wanted].flatMap(([name, option]) => (had.has(name) ? (had.get(name) === option ? [] : [`SET ${option}`]) : [`ADD ${option}`])),
  ]
  return actions.length === 0 ? undefined : `OPTIONS (${actions.join(', ')})`
}

function nameOf(option: string): string {
  return option.slice(0, option.indexOf('='))
}
