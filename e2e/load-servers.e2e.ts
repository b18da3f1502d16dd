import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FRAMEWORKS } from './support/handlers.js'
import { registryUrl } from './support/registry-url.js'
import { type Served, serve } from './support/served.js'
import { emptyWorkspace, installKit, type Workspace } from './support/workspace.js'

const PACKAGES = ['express@5', 'fastify@5', 'koa@3', 'express-rate-limit@8', '@fastify/rate-limit@11', 'koa-ratelimit@6']

let workspace: Workspace
beforeAll(async () => {
  workspace = emptyWorkspace('load-servers', registryUrl())
  await installKit(workspace)
  await workspace.command('npm', 'install', '--no-audit', '--no-fund', ...PACKAGES)
  workspace.write('servers/real-server.mjs', readFileSync('e2e/support/real-server.mjs', 'utf8'))
  for (const name of ['cert', 'key']) {
    workspace.write(`servers/localhost.${name}.pem`, readFileSync(`engines/load/src/pump/fixtures/localhost.${name}.pem`, 'utf8'))
  }
  workspace.write('servers/project.json', '{ "name": "servers", "targets": { "load": { "executor": "@kit/nx:loadtest" } } }')
})
afterAll(() => workspace.remove())

function start(framework: string, kind: string, form = ''): Promise<Served> {
  return serve(process.execPath, [join(workspace.root, 'servers/real-server.mjs'), framework, kind, form], {
    cwd: workspace.root,
    env: workspace.env,
    ready: /ready at (\S+)/,
  })
}

async function load(url: string, ...args: readonly string[]) {
  const { code, output } = await workspace.nx('run', 'servers:load', '--url', url, '--minSamples', '1', ...args)
  return { code, output, report: JSON.parse(workspace.read('servers/.kit/loadtest/report.json')) }
}

/** How the limiters that most use with a framework can tell of their limit. */
const FORMS = { express: ['draft-8', 'draft-7', 'draft-6', 'legacy'], fastify: ['legacy', 'draft-6'], koa: ['legacy'] } as const

describe.each(FRAMEWORKS)('%s', (framework) => {
  test.each(FORMS[framework])(
    'its limiter (%s) is found, from the right request on, and lets requests through after the wait',
    async (form) => {
      const server = await start(framework, 'limited', form)
      const { code, output, report } = await load(server.url, '--amount', '12', '--concurrency', '1', '--expectRateLimit')
      await server.stop()
      expect({ code, output }).toMatchObject({ code: 0 })
      expect(report.rateLimit).toMatchObject({ answers: 12, limited: 7, from: 6, limit: 5, form, afterWait: 200, problems: {} })
    },
  )

  test('HTTPS by a private authority is trusted when it is named, and refused otherwise', async () => {
    const server = await start(framework, 'secure')
    const amount = ['--amount', '50', '--concurrency', '5']
    const { code, report } = await load(server.url, ...amount, '--ca', 'localhost.cert.pem')
    const refused = await workspace.nx('run', 'servers:load', '--url', server.url, ...amount)
    await server.stop()
    expect({ code, statuses: report.total.statuses, errors: report.total.errors }).toEqual({ code: 0, statuses: { 200: 50 }, errors: {} })
    expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3032 /) })
  })

  test('connections that are not kept cost no answer and make no error', async () => {
    const server = await start(framework, 'closing')
    const { code, report } = await load(server.url, '--amount', '60', '--concurrency', '3')
    await server.stop()
    expect({ code, statuses: report.total.statuses, errors: report.total.errors }).toEqual({ code: 0, statuses: { 200: 60 }, errors: {} })
    expect(report.conditions.pump).toBe('undici')
  })
})

// Express 5 has no HTTP/2.
test.each(['fastify', 'koa'])('HTTP/2 of %s is measured where it is wanted', async (framework) => {
  const server = await start(framework, 'http2')
  const tls = ['--ca', 'localhost.cert.pem', '--amount', '50', '--concurrency', '5']
  const { code, report } = await load(server.url, '--http2', ...tls)
  const other = await workspace.nx('run', 'servers:load', '--url', server.url, ...tls)
  await server.stop()
  expect({ code, statuses: report.total.statuses, errors: report.total.errors }).toEqual({ code: 0, statuses: { 200: 50 }, errors: {} })
  expect(other).toMatchObject({ code: 1, output: expect.stringMatching(/KIT3035 /) })
})
