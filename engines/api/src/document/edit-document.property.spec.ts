import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { read } from '../read/fixtures/memory.js'
import { modelDifferences } from './edit/model-differences.js'
import { editDocument } from './edit-document.js'
import { applyChanges, type Change, changes, takesAway } from './random-changes.fixture.js'

/** Of each text, four of which are YAML. */
const RUNS = Number(process.env['KIT_PROPERTY_RUNS'] ?? 75)
const SEED = Number(process.env['KIT_PROPERTY_SEED'] ?? 1)

function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8')
}

const TEXTS = [
  ['shop-3.1.yaml', fixture('shop-3.1.yaml')],
  ['shop-3.0.yaml', fixture('shop-3.0.yaml')],
  ['shop-3.0.json', fixture('shop-3.0.json')],
  ['shop-2.0.yaml', fixture('shop-2.0.yaml')],
  ['windows.yaml', fixture('shop-3.1.yaml').replaceAll('\n', '\r\n')],
  ['one-line.json', JSON.stringify(JSON.parse(fixture('shop-3.0.json')))],
] as const

async function edited(name: string, text: string, list: readonly Change[]) {
  const { model } = await read({ [name]: text })
  const after = applyChanges((await read({ [name]: text })).model, list)
  const entry = `/api/${name}`
  const { files, diagnostics } = await editDocument({ entry, files: new Map([[entry, text]]) }, model, after)
  return { after, text: files.get(entry) ?? text, diagnostics }
}

/** The comments of a text, in order. */
function commentsOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /^(?:[^"'#]|"[^"]*"|'[^']*')*?(?:^|\s)(#.*)$/.exec(line)?.[1] ?? [])
}

/** Whether the items of a list are all in another one, in their order. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const item of whole) if (item === part[at]) at += 1
  return at === part.length
}

describe.each(TEXTS)('random changes of %s', (name, text) => {
  it('are all in the text afterwards, and no comment and line ending is lost', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (drawn) => {
        // Parameters of Swagger 2.0 can't say all that a schema can.
        const list = name === 'shop-2.0.yaml' ? drawn.filter(([kind]) => kind % 22 !== 7) : drawn
        const result = await edited(name, text, list)
        expect(result.diagnostics).toEqual([])
        const again = await read({ [name]: result.text })
        expect(modelDifferences(result.after, again.model)).toEqual([])
        if (text.includes('\r\n')) expect(result.text).not.toMatch(/[^\r]\n/)
        if (!name.endsWith('.json') && !list.some(takesAway)) expect(isWithin(commentsOf(text), commentsOf(result.text))).toBe(true)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })
})
