import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares in a time that tells nothing about the secret. Where there is none, nothing is equal to it. */
export function isSecret(given: string, secret: string | undefined): boolean {
  if (secret === undefined || secret === '') return false
  return timingSafeEqual(digest(given), digest(secret))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
