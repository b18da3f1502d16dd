import type { Parameter } from '../../model/model.js'

/**
 * A path with its parameters called as the contract does. Fastify's router knows fewer characters than OpenAPI: `/users/{user_id}` is `/users/{user-id}`
 * where the contract has a parameter of that name.
 *
 * @param path as OpenAPI spells it
 */
export function withContractNames(path: string, parameters: readonly Pick<Parameter, 'name' | 'in'>[]): string {
  const names = parameters.filter((one) => one.in === 'path').map((one) => one.name)
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    if (names.includes(name)) return whole
    const own = names.find((one) => one.replaceAll(/[^\p{ID_Continue}$]/gu, '_') === name)
    return own === undefined ? whole : `{${own}}`
  })
}
