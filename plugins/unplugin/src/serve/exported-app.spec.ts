import express from 'express'
import Koa from 'koa'
import { exportedApp } from './exported-app.js'

const FILE = '/project/src/app.ts'

describe('the app that a module exports', () => {
  it('is made by the function that makes it, also where that takes its time', async () => {
    const app = new Koa()
    expect((await exportedApp({ createApp: async () => app }, FILE)).app).toBe(app)
    expect((await exportedApp({ default: (_options = {}) => app }, FILE)).app).toBe(app)
  })

  it('may be there already: an app of Express is a function, but not one that makes apps', async () => {
    const app = express()
    expect((await exportedApp({ default: app }, FILE)).app).toBe(app)
    const listener = (_request: unknown, _response: unknown) => undefined
    expect((await exportedApp({ app: listener }, FILE)).app).toBe(listener)
  })

  it('is the function rather than the instance where there are both', async () => {
    const [made, instance] = [new Koa(), new Koa()]
    expect((await exportedApp({ app: instance, createApp: () => made }, FILE)).app).toBe(made)
  })

  it('comes with the close function of its module', async () => {
    let closed = 0
    const { close } = await exportedApp({ app: new Koa(), close: () => closed++ }, FILE)
    close?.()
    expect(closed).toBe(1)
  })

  it.each([[{}], [{ routes: [] }], [{ createApp: () => undefined }], [{ default: 'app' }]])('is missing in %p', async (module) => {
    await expect(exportedApp(module, FILE)).rejects.toMatchObject({ diagnostics: [{ code: 'KIT1753', place: { file: FILE } }] })
  })
})
