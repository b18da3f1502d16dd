import fc from 'fast-check'
import { printDocument } from '../document/print-document.js'
import { memoryFiles } from '../plan/memory-files.fixture.js'
import { EDITABLE_APP, spelled } from './editable-app.fixture.js'
import type { ExtractResult } from './extract-options.js'
import { extractRoutes } from './extract-routes.js'
import { RouteExtractor } from './route-extractor.js'

const RUNS = Number(process.env['KIT_PROPERTY_RUNS'] ?? 60)
const entries = ['src/express.ts', 'src/fastify.ts', 'src/koa.ts']

function plainApp(): Record<string, string> {
  return Object.fromEntries(Object.entries(EDITABLE_APP).map(([path, file]) => [path, spelled(file, [])]))
}

/** Everything of a result that a reader can see, in the order in which it stands there. */
function visible({ model, diagnostics, sites }: ExtractResult): unknown {
  return {
    ...model,
    schemas: [...model.schemas],
    securitySchemes: [...model.securitySchemes],
    diagnostics,
    sites: { operations: [...sites.operations], schemas: [...sites.schemas] },
    text: printDocument(model, { format: 'yaml', version: '3.1' }),
  }
}

const edit = fc.constantFrom(...Object.keys(EDITABLE_APP)).chain((path) =>
  fc.record({
    path: fc.constant(path),
    choices: fc.array(fc.nat({ max: 2 }), { minLength: EDITABLE_APP[path]?.length ?? 0, maxLength: EDITABLE_APP[path]?.length ?? 0 }),
    gone: fc.integer({ min: 0, max: 19 }).map((chance) => chance === 0 && path !== 'package.json'),
  }),
)

describe('an extractor that is told what has changed', () => {
  it('says what a new one says, whatever is edited', () => {
    fc.assert(
      fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }), (rounds) => {
        const sources = plainApp()
        const extractor = new RouteExtractor(memoryFiles(sources), { entries })
        extractor.extract()
        for (const edits of rounds) {
          for (const { path, choices, gone } of edits) {
            if (gone) delete sources[path]
            else sources[path] = spelled(EDITABLE_APP[path] ?? [], choices)
          }
          extractor.changed(edits.map(({ path }) => path))
          expect(visible(extractor.extract())).toEqual(visible(extractRoutes(memoryFiles({ ...sources }), { entries })))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('keeps the operations and components that a change does not concern', () => {
    const sources = plainApp()
    const extractor = new RouteExtractor(memoryFiles(sources), { entries: ['src/express.ts'] })
    const before = extractor.extract().model
    const users = EDITABLE_APP['src/routes/users.ts'] ?? []
    sources['src/routes/users.ts'] = spelled(users, [0, 0, 0, 0, 2])
    extractor.changed(['src/routes/users.ts'])
    const after = extractor.extract().model
    const kept = (path: string) => after.operations.filter((one) => one.path.startsWith(path) && before.operations.includes(one)).length
    expect(before.operations.length - after.operations.length).toBe(1)
    expect(kept('/parcels')).toBe(2)
    expect(kept('/health')).toBe(1)
    expect(kept('/api/users')).toBe(0)
    expect(after.schemas.get('Item')).toBe(before.schemas.get('Item'))
  })

  it('says again what it can not tell, where a change does not concern it', () => {
    const sources: Record<string, string> = {
      'app.ts': "import express from 'express'\nimport './other'\nconst app = express()\napp.get('?a', (req, res) => res.json({}))",
      'other.ts': 'export const other = 1',
    }
    const extractor = new RouteExtractor(memoryFiles(sources), { entries: ['app.ts'] })
    const { diagnostics } = extractor.extract()
    expect(diagnostics).toMatchObject([{ code: 'KIT1602', place: { file: 'app.ts', line: 4 } }])
    sources['other.ts'] = 'export const other = 2'
    extractor.changed(['other.ts'])
    expect(extractor.extract().diagnostics).toEqual(diagnostics)
  })
})
