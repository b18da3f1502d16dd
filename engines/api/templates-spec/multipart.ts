/** One part of a multipart body, written by hand so that wrong ones can be sent, too. */
export interface Part {
  readonly name: string
  readonly value: string
  readonly filename?: string
  readonly type?: string
}

export const BOUNDARY = 'xYzZY'
export const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }

export function multipart(...parts: readonly Part[]): string {
  const text = parts.map(({ name, value, filename, type }) => {
    const disposition = `Content-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}`
    return `--${BOUNDARY}\r\n${disposition}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n${value}\r\n`
  })
  return `${text.join('')}--${BOUNDARY}--\r\n`
}
