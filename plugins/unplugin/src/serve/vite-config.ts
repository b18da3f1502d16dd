import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defaultAllowedOrigins, type ResolvedConfig, type UserConfig } from 'vite'

/**
 * What Vite has to do differently where it serves an API as well. What the user has set stays.
 *
 * @param config as it comes into the `config` hook
 */
export function serveConfig({ root = process.cwd(), appType, server = {} }: UserConfig): UserConfig {
  const hasPage = existsSync(join(resolve(root), 'index.html'))
  const cors = typeof server.cors === 'object' ? server.cors : { origin: defaultAllowedOrigins }
  return {
    ...(appType === undefined && !hasPage && { appType: 'custom' }),
    // Vite would answer every OPTIONS request itself, those to the API too.
    ...(typeof server.cors !== 'boolean' && { server: { cors: { preflightContinue: true, ...cors } } }),
  }
}

/**
 * Over TLS, Vite speaks HTTP/2 with whoever can, which Express does not understand. Nothing of a dev server's needs it, so all are told to speak
 * HTTP/1.1. Only here is it known whether there is TLS at all: another plugin may have set it.
 */
export function speakHttp1({ server: { https } }: ResolvedConfig): void {
  if (https === undefined || 'ALPNCallback' in https) return
  https.ALPNCallback = ({ protocols }) => (protocols.includes('http/1.1') ? 'http/1.1' : undefined)
}
