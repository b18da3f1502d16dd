import { AppParts } from './app-parts.js'

const SOURCE = '/project/src/app.ts'
const graph = {
  fileToModulesMap: new Map([
    [SOURCE, new Set<never>()],
    ['/project/node_modules/linked/index.js', new Set<never>()],
  ]),
}
const evaluatedModules = {
  idToModuleMap: new Map([
    ['file:///project/node_modules/pg/lib/index.js', {}],
    ['node:fs', {}],
    [SOURCE, {}],
  ]),
}
const parts = Reflect.construct(AppParts, [graph, { evaluatedModules }]) as AppParts

function thrown(...frames: readonly string[]): Error {
  const error = new Error('boom')
  error.stack = ['Error: boom', ...frames.map((frame) => `    at ${frame}`)].join('\n')
  return error
}

describe('parts of the API', () => {
  it('are its sources, where they stand in the stack of an error', () => {
    const error = thrown('Parser.parse (/project/node_modules/pg/lib/parser.js:9:1)', `async save (${SOURCE}:14:3)`, `${SOURCE}:2:1`)
    expect(parts.placeOf(error)).toEqual({ file: SOURCE, line: 14, column: 3 })
    expect(parts.isOrigin(error)).toBe(true)
    expect(parts.placeOf(thrown(`eval (${SOURCE}:5:28)`))).toEqual({ file: SOURCE, line: 5, column: 28 })
  })

  it('are the packages that it imports', () => {
    expect(parts.isOrigin(thrown('Client.end (file:///project/node_modules/pg/lib/client.js:1:1)'))).toBe(true)
    expect(parts.isOrigin(thrown('Server.x (/project/node_modules/vite/dist/node/chunks/node.js:1:1)'))).toBe(false)
  })

  it('take the blame for an error from nowhere, such as a connection that fails', () => {
    expect(parts.isOrigin(thrown('TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)'))).toBe(true)
    expect(parts.isOrigin('a text')).toBe(true)
    expect(parts.placeOf('a text')).toBeUndefined()
  })
})
