import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { ApiModel } from '../model/model.js'
import { read } from '../read/fixtures/memory.js'
import { modelDifferences } from './edit/model-differences.js'
import { editDocument } from './edit-document.js'
import { applyChanges, changes } from './random-changes.fixture.js'

const RUNS = Number(process.env['KIT_PROPERTY_RUNS'] ?? 60)

function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), 'utf8')
}

const TEXTS = new Map([
  ['shop-3.1.yaml', fixture('shop-3.1.yaml')],
  ['shop-3.0.yaml', fixture('shop-3.0.yaml')],
  ['shop-3.0.json', fixture('shop-3.0.json')],
  ['windows.yaml', fixture('shop-3.1.yaml').replaceAll('\n', '\r\n')],
  ['one-line.json', JSON.stringify(JSON.parse(fixture('shop-3.0.json')))],
])

async function edited(name: string, text: string, change: (model: ApiModel) => ApiModel) {
  const { model } = await read({ [name]: text })
  const after = change((await read({ [name]: text })).model)
  const entry = `/api/${name}`
  const { files, diagnostics } = await editDocument({ entry, files: new Map([[entry, text]]) }, model, after)
  return { after, text: files.get(entry) ?? text, diagnostics }
}

describe.each([...TEXTS])('random changes of %s', (name, text) => {
  it('are all in the text afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const result = await edited(name, text, (model) => applyChanges(model, list))
        expect(result.diagnostics).toEqual([])
        const again = await read({ [name]: result.text })
        expect(modelDifferences(result.after, again.model)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})
