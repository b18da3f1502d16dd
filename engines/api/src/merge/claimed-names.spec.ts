import { expect, test } from '@jest/globals'
import { mergeModule } from './merge-module.js'

const BASE = `/** @schema Team */
export interface TeamRequest { members: UserRequest[] }

export const TeamRequest = typed(z.object({ members: z.array(UserRequest) }))

export const changeTeam = { body: TeamRequest } satisfies Contract
`
const WANTED = BASE.replaceAll('Team', 'Group').replace('changeGroup', 'changeTeam')

test('a declaration that somebody has made a schema of its own keeps its name, and what uses it uses it by that', () => {
  const current = BASE.replace('@schema Team', 'Mine.')
  const merged = mergeModule('contract.ts', BASE, current, WANTED)
  expect([merged.text, merged.base]).toEqual([current, BASE])
  expect(merged.conflicts).toEqual([expect.objectContaining({ what: 'TeamRequest' })])
})

test('one that somebody describes in words of their own gets the name of its schema', () => {
  const words = (text: string): string => text.replace(/\/\*\* (@schema \w+) \*\//, '/**\n * Mine.\n * $1\n */')
  expect(mergeModule('contract.ts', BASE, words(BASE), WANTED).text).toBe(words(WANTED))
})
