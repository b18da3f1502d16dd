import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { brief, failures } from './fixtures/memory.js'
import { readDocument } from './read-document.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kit-read-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** What reading a file of this content says, with the places. */
async function said(name: string, content: string | Uint8Array): Promise<string[]> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return readDocument(file, { validate: false }).then(
    ({ diagnostics }) => diagnostics.map(brief),
    (error: unknown) => {
      if (error instanceof DiagnosticError) return error.diagnostics.map(brief)
      throw error
    },
  )
}

describe('a file that is no document', () => {
  it.each([
    ['empty.yaml', '', 'KIT1104 empty.yaml:1:1'],
    ['blank.json', ' \n', 'KIT1104 blank.json:1:1'],
    ['comment.yaml', '# nothing\n', 'KIT1104 comment.yaml:1:1'],
    ['picture.yaml', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0]), 'KIT1105 picture.yaml:1:1'],
    ['comma.json', '{\n  "openapi": "3.0.0"\n  "info": {}\n}', 'KIT1106 comma.json:3:3'],
    ['cut.json', '{"openapi": "3.0.0"', 'KIT1106 cut.json:1:20'],
    ['indent.yaml', 'openapi: 3.0.0\ninfo:\n  title: a: b\n', 'KIT1107 indent.yaml:3:11'],
    ['two.yaml', 'openapi: 3.0.0\n---\na: 1\n', 'KIT1107 two.yaml:1:1'],
    ['twice.yaml', 'openapi: 3.0.0\npaths: {}\npaths: {}\n', 'KIT1110 twice.yaml:3:1'],
    ['deep.json', '['.repeat(21_000_000), 'KIT1108 deep.json:1:401'],
    ['deep.yaml', '['.repeat(1_000_000), 'KIT1108 deep.yaml:1:400'],
    ['inside.json', `{"openapi":"3.0.0","x":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'KIT1108 inside.json:1:423'],
    ['self.yaml', 'openapi: 3.1.0\nx: &a [*a]\n', 'KIT1109 self.yaml:1:1'],
    ['text.yaml', 'hello\n', 'KIT1120 text.yaml:1:1'],
    ['list.json', '[1]', 'KIT1120 list.json:1:1'],
    ['schema.json', '{"type": "object"}', 'KIT1120 schema.json:1:1'],
    ['old.yaml', 'info: {}\nswagger: "1.2"\n', 'KIT1121 old.yaml:2:1'],
    ['new.yaml', 'openapi: 4.0.0\n', 'KIT1121 new.yaml:1:1'],
    ['paths.yaml', 'openapi: 3.0.0\npaths: []\n', 'KIT1123 paths.yaml:2:1'],
  ])('%s: one diagnostic', async (name, content, expected) => {
    expect(await said(name, content)).toEqual([expected])
  })

  it('bounds what YAML aliases stand for', async () => {
    const letters = 'abcdefghijk'.split('')
    const lines = letters.map(
      (letter, at) =>
        `x-${letter}: &${letter} [${
          at === 0
            ? '1'
            : Array(9)
                .fill(`*${letters[at - 1]}`)
                .join(', ')
        }]`,
    )
    expect(await said('laughs.yaml', `openapi: 3.1.0\n${lines.join('\n')}\n`)).toEqual(['KIT1109 laughs.yaml:1:1'])
  })

  it('may be missing or a folder', async () => {
    await mkdir(path.join(folder, 'api.yaml'))
    for (const [name, code] of [
      ['none.yaml', 'KIT1100'],
      ['api.yaml', 'KIT1101'],
    ]) {
      await expect(readDocument(path.join(folder, name ?? ''))).rejects.toMatchObject({ diagnostics: [{ code, severity: 'error' }] })
    }
  })
})

describe('an unusual encoding of a good document', () => {
  const text = 'openapi: 3.0.0\ninfo: { title: ü, version: "1" }\npaths: {}\n'
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('%s is read', async (_, content) => {
    expect(await said('api.yaml', content)).toEqual([])
  })
})

describe('references to files', () => {
  const one = (ref: string) => `openapi: 3.1.0\ninfo: { title: t, version: "1" }\ncomponents:\n  schemas:\n    A:\n      $ref: '${ref}'\n`

  it.each([
    ['file:///etc/passwd', 'KIT1203'],
    ['/etc/passwd', 'KIT1203'],
    ['../secret.yaml', 'KIT1203'],
    ['%2e%2e/secret.yaml', 'KIT1203'],
    ['sub/../../secret.yaml#/A', 'KIT1203'],
    ['http://127.0.0.1/a.yaml', 'KIT1202'],
    ['//evil.example/a.yaml', 'KIT1202'],
    ['ftp://a/b', 'KIT1208'],
    ['none.yaml', 'KIT1201'],
    ['#/components/schemas/B', 'KIT1200'],
  ])('%s is refused at its place', async (ref, code) => {
    expect(await failures(one(ref))).toEqual([`${code} openapi.yaml:6:7`])
  })

  it('do not leave the root through a symbolic link', async () => {
    await mkdir(path.join(folder, 'api'))
    await writeFile(path.join(folder, 'secret.yaml'), 'type: string\n')
    await symlink(path.join(folder, 'secret.yaml'), path.join(folder, 'api', 'link.yaml'))
    const file = path.join(folder, 'api', 'openapi.yaml')
    await writeFile(file, one('link.yaml'))
    await expect(readDocument(file)).rejects.toMatchObject({ diagnostics: [{ code: 'KIT1203' }] })
    for (const options of [{ allowOutside: true }, { root: folder }]) {
      const { model } = await readDocument(file, { validate: false, ...options })
      expect(model.schemas.get('A')?.schema).toEqual({ type: 'string' })
    }
  })

  it('tell the mistake in the other file, and where it was asked for', async () => {
    const files = { 'openapi.yaml': one('b.json'), 'b.json': '{\n  "type" "string"\n}' }
    expect(await failures(files)).toEqual(['KIT1106 b.json:2:10'])
  })
})
