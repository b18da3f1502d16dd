import { SteadyModules } from './steady-modules.js'

describe('modules that run', () => {
  it('are forgotten once they have run, and not before', () => {
    const modules = new SteadyModules()
    const module = modules.ensureModule('/src/app.ts', '/src/app.ts')
    const exports = {}
    Object.assign(module, { promise: Promise.resolve(exports), exports, evaluated: false })
    modules.invalidateModule(module)
    expect(module.exports).toBe(exports)
    module.evaluated = true
    modules.invalidateModule(module)
    expect([module.exports, module.promise]).toEqual([undefined, undefined])
  })
})
