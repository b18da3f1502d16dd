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

function start(framework: string, kind: string): Promise<Served> {
  return serve(process.execPath, [join(workspace.root, 'servers/real-server.mjs'), framework, kind], {
    cwd: workspace.root,
    env: workspace.env,
    ready: /ready at (\S+)/,
  })
}

async function load(url: string, ...args: readonly string[]) {
  const { code, output } = await workspace.nx('run', 'servers:load', '--url', url, '--minSamples', '1', ...args)
  return { code, output, report: JSON.parse(workspace.read('servers/.kit/loadtest/report.json')) }
}

describe.each(FRAMEWORKS)('%s', (framework) => {
  test('its usual limiter is found, from the right request on, and lets requests through after the wait', async () => {
    const server = await start(framework, 'limited')
    const { code, output, report } = await load(server.url, '--amount', '12', '--concurrency', '1', '--expectRateLimit')
    await server.stop()
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(report.rateLimit).toMatchObject({
      answers: 12,
      limited: 7,
      from: 6,
      limit: 5,
      form: framework === 'express' ? 'draft-8' : 'legacy',
      afterWait: 200,
      problems: {},
    })
  })

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
