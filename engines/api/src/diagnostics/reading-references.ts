import { type Finding, shown } from './finding.js'

/** KIT1200 to KIT1299: `$ref`s and the files behind them. */

export const targetMissing = (ref: string): Finding => ({
  code: 'KIT1200',
  severity: 'error',
  message: `The $ref ${shown(ref)} points at nothing.`,
  fix: 'Correct the reference, or add what it should point at.',
})

export const referencedFileMissing = (ref: string): Finding => ({
  code: 'KIT1201',
  severity: 'error',
  message: `The $ref ${shown(ref)} names a file that does not exist.`,
  fix: 'Correct the path; it is relative to the file in which the $ref stands.',
})

export const remoteRefused = (ref: string, host: string): Finding => ({
  code: 'KIT1202',
  severity: 'error',
  message: `The $ref ${shown(ref)} is remote, and nothing is fetched from ${shown(host)} unless you allow it.`,
  fix: 'Add the host to the allowed ones (allowRemote), or keep a copy of the file beside the document.',
})

export const outsideRefused = (ref: string): Finding => ({
  code: 'KIT1203',
  severity: 'error',
  message: `The $ref ${shown(ref)} leads out of the folder that the document's files may come from.`,
  fix: 'Move the file into that folder, name a wider one (root), or allow files outside it (allowOutside).',
})

export const malformedReference = (ref: unknown): Finding => ({
  code: 'KIT1204',
  severity: 'error',
  message: `The $ref ${shown(ref)} is not a reference that can be read.`,
  fix: 'Write a $ref as a string: a relative file, a JSON pointer after #, or both.',
})

export const referenceCycle = (ref: string): Finding => ({
  code: 'KIT1205',
  severity: 'warning',
  message: `The $ref ${shown(ref)} leads back to itself and describes nothing; any value is accepted there.`,
  fix: 'Let one of the schemas in the circle say something besides the $ref.',
})

export const remoteFailed = (ref: string, reason: string): Finding => ({
  code: 'KIT1206',
  severity: 'error',
  message: `The $ref ${shown(ref)} could not be fetched: ${reason}.`,
  fix: 'Check the address and the network, or keep a copy of the file beside the document.',
})

export const mappingTargetMissing = (value: string, target: string): Finding => ({
  code: 'KIT1207',
  severity: 'warning',
  message: `The discriminator maps ${shown(value)} to ${shown(target)}, which is no schema of this document; the entry is left out.`,
  fix: 'Name a schema of components/schemas, or give a $ref to one.',
})

export const unsupportedScheme = (ref: string): Finding => ({
  code: 'KIT1208',
  severity: 'error',
  message: `The $ref ${shown(ref)} has a scheme other than http, https and file.`,
  fix: 'Refer to a file, or to an http(s) address.',
})

export const wrongTargetKind = (ref: string, expected: string): Finding => ({
  code: 'KIT1209',
  severity: 'warning',
  message: `The $ref ${shown(ref)} should lead to ${expected}, but leads to something else; it is left out.`,
  fix: `Let the $ref point at ${expected}.`,
})
