import { type Finding, shown } from './finding.js'

/** KIT1100 to KIT1119: files and their syntax. The other diagnostics of the reader are in `reading-*.ts`. */

export const fileNotFound = (file: string): Finding => ({
  code: 'KIT1100',
  severity: 'error',
  message: `There is no file ${shown(file)}.`,
  fix: 'Check the path; it is taken from the current folder, or from the file that refers to it.',
})

export const fileIsFolder = (file: string): Finding => ({
  code: 'KIT1101',
  severity: 'error',
  message: `${shown(file)} is a folder, or something else that is no regular file, not an OpenAPI document.`,
  fix: 'Name the document itself, such as openapi.yaml in that folder.',
})

export const fileNotPermitted = (file: string): Finding => ({
  code: 'KIT1102',
  severity: 'error',
  message: `${shown(file)} cannot be read: permission denied.`,
  fix: 'Give the user who runs kit the right to read the file.',
})

export const fileUnreadable = (file: string, reason: string): Finding => ({
  code: 'KIT1103',
  severity: 'error',
  message: `${shown(file)} cannot be read: ${reason}.`,
  fix: 'See the reason given; once the file can be opened, run again.',
})

export const fileEmpty = (file: string): Finding => ({
  code: 'KIT1104',
  severity: 'error',
  message: `${shown(file)} is empty.`,
  fix: 'Write an OpenAPI document into it; the smallest has openapi, info and paths.',
})

export const fileNotText = (file: string): Finding => ({
  code: 'KIT1105',
  severity: 'error',
  message: `${shown(file)} is not text in UTF-8 or UTF-16.`,
  fix: 'Save the file as UTF-8.',
})

export const jsonSyntax = (reason: string): Finding => ({
  code: 'KIT1106',
  severity: 'error',
  message: `This is not valid JSON: ${reason}.`,
  fix: 'Correct the JSON at this place; the mistake is often one token earlier, such as a missing comma.',
})

export const yamlSyntax = (reason: string): Finding => ({
  code: 'KIT1107',
  severity: 'error',
  message: `This is not valid YAML: ${reason}.`,
  fix: 'Correct the YAML at this place; look at the indentation and at quotes around values with ": " or "#".',
})

export const nestedTooDeeply = (limit: number): Finding => ({
  code: 'KIT1108',
  severity: 'error',
  message: `Lists and objects are nested more than ${limit} levels deep here.`,
  fix: 'Name the inner schemas in components and refer to them by $ref.',
})

export const aliasesExpandTooFar = (limit: number): Finding => ({
  code: 'KIT1109',
  severity: 'error',
  message: `The YAML aliases of this file stand for more than ${limit.toLocaleString('en')} values, or for themselves.`,
  fix: 'Replace the anchors and aliases by $ref, which is not written out.',
})

export const duplicateKey = (reason: string): Finding => ({
  code: 'KIT1110',
  severity: 'error',
  message: `A key stands twice in the same mapping: ${reason}.`,
  fix: 'Remove or rename one of the two; parsers disagree on which of them counts.',
})

export const fileTooLarge = (file: string, limit: number): Finding => ({
  code: 'KIT1111',
  severity: 'error',
  message: `${shown(file)} is larger than ${Math.round(limit / 1024 / 1024)} MB.`,
  fix: 'Split the document into several files that refer to one another, or move large examples out of it.',
})
