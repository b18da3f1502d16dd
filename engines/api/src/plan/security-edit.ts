import type { SecurityScheme } from '../model/model.js'
import { SECURITY_HEAD, schemeMember, schemeStub } from '../render/security-file.js'
import { readModule } from '../source/module-source.js'
import { exportedObject } from '../source/object-literal.js'
import type { Edit, ProjectFiles } from './files.js'
import { takenNames } from './handlers-file.js'

/** A scheme that the document names, with the identifier it is exported under. */
export interface NamedScheme {
  readonly name: string
  readonly identifier: string
  readonly scheme: SecurityScheme
}

/**
 * The security file with a stub for each scheme it lacks; all that somebody wrote stays. Where `schemes` is no object literal any more,
 * the file is somebody's own affair.
 *
 * @throws DiagnosticError KIT1500 when the file does not parse
 */
export function securityEdit(files: ProjectFiles, path: string, schemes: readonly NamedScheme[]): readonly Edit[] {
  const current = files.read(path)
  const text = current ?? `${SECURITY_HEAD}\n/** By their names in the document. */\nexport const schemes = {}\n`
  const source = readModule(path, text)
  const table = exportedObject(path, text, 'schemes')
  const statement = source.statements.find((one) => one.names.includes('schemes'))
  const missing = table === undefined ? [] : schemes.filter((one) => !table.keys.has(one.name))
  if (table === undefined || statement === undefined || missing.length === 0) {
    return current === undefined ? [{ path, kind: 'create', text, reason: 'written once, then yours' }] : []
  }
  const taken = new Set(takenNames(source))
  const added = missing.map((one) => {
    let { identifier } = one
    while (taken.has(identifier)) identifier += '_'
    taken.add(identifier)
    return { ...one, identifier }
  })
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const stubs = added
    .map((one) => `${schemeStub(one.identifier, one.scheme)}\n`)
    .join('')
    .replaceAll('\n', eol)
  const members = added.map((one) => schemeMember(one.name, one.identifier)).join(', ')
  const result = [
    text.slice(0, statement.start),
    stubs,
    text.slice(statement.start, table.end),
    table.empty ? ` ${members} ` : `, ${members}`,
    text.slice(table.end),
  ].join('')
  const reason = current === undefined ? 'written once, then yours' : `new scheme: ${added.map((one) => one.name).join(', ')}`
  return [{ path, kind: current === undefined ? 'create' : 'update', text: result, reason }]
}
