import { expect, test } from '@jest/globals'
import { mergeModule } from './merge-module.js'

const ZOD = "import { z } from 'zod'\n"
const IMPORT = "import { Team } from '../schemas/team.js'\n"
const LIST = '\nexport const listTeams = {\n  responses: { 200: z.array(Team) },\n}\n'
const TEAM = '\nexport const Team = z.object({\n  label: z.string(),\n})\nexport type Team = z.infer<typeof Team>\n'
const BASE = ZOD + IMPORT + LIST

/** What comes of somebody's module once kit declares in it what it imported before; nothing is in conflict. */
function declared(current: string): string {
  const { text, conflicts } = mergeModule('contract.ts', BASE, current, ZOD + TEAM + LIST)
  expect(conflicts).toEqual([])
  return text
}

test.each([
  ['on it', BASE.replace('import { Team', '// mine\nimport { Team'), '// mine'],
  ['behind it', BASE.replace("team.js'", "team.js' // mine"), '// mine'],
  ['in it', BASE.replace('{ Team }', '{ /* mine */ Team }'), '/* mine */'],
])('an import of what is declared here by now goes, and a comment %s stays', (_, current, comment) => {
  expect(declared(current)).toBe(`${ZOD}${TEAM}\n${comment}\n${LIST}`)
})

test('one of several imported names goes, and a comment on it stays', () => {
  const current = BASE.replace('{ Team }', '{\n  mine, // one\n  Team, // two\n}')
  expect(declared(current)).toBe(`${ZOD}${TEAM}\n// two\nimport {\n  mine, // one\n} from '../schemas/team.js'\n${LIST}`)
})

test('a comment stays on an import that somebody still needs', () => {
  const current = `${BASE.replace('import { Team', '// mine\nimport { Team')}export const all = [Team]\n`
  const { text } = mergeModule('contract.ts', BASE, current, ZOD + LIST.replace('array(Team)', 'array(z.int())'))
  expect(text).toBe(current.replace('array(Team)', 'array(z.int())'))
})

test('another name for what is declared here by now goes with the import', () => {
  const mine = 'export const mine = { T, one: [T] }\nexport { T as Crew }\n'
  const current = BASE.replace('{ Team }', '{ Team as T }').replace('array(Team)', 'array(T)') + mine
  expect(declared(current)).toBe(`${ZOD}${TEAM}${LIST}export const mine = { T: Team, one: [Team] }\nexport { Team as Crew }\n`)
})
