import { type Finding, kindOf, shown } from './finding.js'

/** KIT1120 to KIT1149: the document, its paths and its operations. */

export const notADocument = (): Finding => ({
  code: 'KIT1120',
  severity: 'error',
  message: 'This file is no OpenAPI document: it has neither "openapi" nor "swagger" at its top.',
  fix: 'Name the document that refers to this file, or add the line openapi: 3.1.0.',
})

export const unsupportedVersion = (version: string): Finding => ({
  code: 'KIT1121',
  severity: 'error',
  message: `Version ${shown(version)} of the format cannot be read; kit reads OpenAPI 3.0 and 3.1 and Swagger 2.0.`,
  fix: 'Convert the document to OpenAPI 3.1.',
})

export const readAsOlderVersion = (version: string): Finding => ({
  code: 'KIT1122',
  severity: 'warning',
  message: `OpenAPI ${version} is read as 3.1: what is new in it is kept and has no effect.`,
  fix: 'Nothing, as long as the document uses nothing that is new in this version.',
})

export const expectedObject = (what: string, found: unknown): Finding => ({
  code: 'KIT1123',
  severity: 'error',
  message: `${what} must be an object, found ${typeof found === 'string' ? shown(found) : kindOf(found)}.`,
  fix: 'Write an object here, or remove the key.',
})

export const validatorFinding = (message: string): Finding => ({
  code: 'KIT1130',
  severity: 'warning',
  message: `The document breaks the OpenAPI specification: ${message}`,
  fix: 'Correct it at this place; kit reads on with what is there.',
})

export const validatorFailed = (reason: string): Finding => ({
  code: 'KIT1131',
  severity: 'warning',
  message: `The document could not be checked against the OpenAPI specification: ${reason}`,
  fix: 'Nothing; kit has read the document with its own checks.',
})

export const pathWithoutSlash = (path: string): Finding => ({
  code: 'KIT1140',
  severity: 'warning',
  message: `The path ${shown(path)} does not start with "/"; it is read as if it did.`,
  fix: 'Write a slash before the path.',
})

export const pathWithQuery = (path: string, taken: string): Finding => ({
  code: 'KIT1141',
  severity: 'warning',
  message: `The path ${shown(path)} has a query or a fragment, which no router sees; it is read as ${shown(taken)}.`,
  fix: 'Describe query values as parameters with "in": "query".',
})

export const pathsAlike = (method: string, path: string, other: string): Finding => ({
  code: 'KIT1142',
  severity: 'warning',
  message: `${method.toUpperCase()} ${shown(path)} matches the same requests as ${shown(other)}; a router serves only one of them.`,
  fix: 'Give the paths different fixed parts, or merge the two operations.',
})

export const duplicateOperationId = (id: string, made: string): Finding => ({
  code: 'KIT1143',
  severity: 'warning',
  message: `The operationId ${shown(id)} is used twice; this operation is called ${shown(made)} instead.`,
  fix: 'Give each operation an operationId of its own.',
})

export const operationIgnored = (method: string, found: unknown): Finding => ({
  code: 'KIT1144',
  severity: 'warning',
  message: `The ${method} operation is ${found === null ? 'empty' : 'no object'}; it is left out.`,
  fix: 'Describe the operation, with "responses" at least, or remove it.',
})

export const malformedTemplate = (path: string): Finding => ({
  code: 'KIT1145',
  severity: 'warning',
  message: `The path ${shown(path)} has braces that do not enclose a parameter name; they are taken as they stand.`,
  fix: 'Write each parameter as {name}, and other braces percent-encoded.',
})

export const keptWithoutCode = (kind: string, count: number): Finding => ({
  code: 'KIT1149',
  severity: 'note',
  message: `The document has ${kind} (${count}), which are kept in the model; no code comes of them.`,
})
