import { HttpError } from './routes/http.js'

/** Where a page starts, as text that clients hand back and need not understand. */
export function encodeCursor(serial: number): string {
  return Buffer.from(`p${serial}`).toString('base64url')
}

/** @throws HttpError 400 for anything that `encodeCursor` has not made */
export function decodeCursor(cursor: string): number {
  const [, serial] = /^p(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (serial === undefined) {
    throw new HttpError(400, 'invalid_cursor', 'This cursor is not one of ours', {
      details: [{ field: 'query.cursor', message: 'Not a cursor' }],
    })
  }
  return Number(serial)
}
