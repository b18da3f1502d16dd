import { type Finding, shown } from './finding.js'

/** KIT1150 to KIT1179: parameters, bodies, responses and security. */

export const duplicateParameter = (name: string, location: string): Finding => ({
  code: 'KIT1150',
  severity: 'warning',
  message: `The ${location} parameter ${shown(name)} is declared twice; the later one counts.`,
  fix: 'Remove one of the two.',
})

export const parameterNotInPath = (name: string, path: string): Finding => ({
  code: 'KIT1151',
  severity: 'warning',
  message: `The path parameter ${shown(name)} does not occur in ${shown(path)}; it is left out.`,
  fix: `Write {${name}} where the parameter belongs in the path, or remove it.`,
})

export const parameterNotDeclared = (name: string, path: string): Finding => ({
  code: 'KIT1152',
  severity: 'warning',
  message: `${shown(path)} has a parameter ${shown(name)} that is declared nowhere; it is read as a string.`,
  fix: 'Declare it under "parameters", with "in": "path" and its schema.',
})

export const pathParameterOptional = (name: string): Finding => ({
  code: 'KIT1153',
  severity: 'note',
  message: `The path parameter ${shown(name)} is not marked as required; a path parameter always is.`,
  fix: 'Add "required": true.',
})

export const headerReserved = (name: string): Finding => ({
  code: 'KIT1154',
  severity: 'note',
  message: `The header parameter ${shown(name)} is ignored, as OpenAPI says: media types and security describe it.`,
  fix: 'Remove the parameter; use content types or a security scheme.',
})

export const parameterIgnored = (why: string): Finding => ({
  code: 'KIT1155',
  severity: 'warning',
  message: `This parameter is left out: ${why}.`,
  fix: 'Give it a "name" and an "in" of path, query, header or cookie.',
})

export const styleNotAllowed = (style: string, location: string, taken: string): Finding => ({
  code: 'KIT1156',
  severity: 'warning',
  message: `The style ${shown(style)} is none for a parameter in ${location}; ${shown(taken)} is taken.`,
  fix: 'path: simple, label, matrix; query: form, spaceDelimited, pipeDelimited, deepObject; header: simple; cookie: form.',
})

export const parameterWithoutSchema = (name: string): Finding => ({
  code: 'KIT1157',
  severity: 'warning',
  message: `${shown(name)} has neither a schema nor content; any text is accepted.`,
  fix: 'Describe the value by "schema".',
})

export const bodyAndForm = (): Finding => ({
  code: 'KIT1158',
  severity: 'warning',
  message: 'The operation has body and form parameters, of which a request can only send one; the form is left out.',
  fix: 'Remove the one that is not meant.',
})

export const severalBodies = (): Finding => ({
  code: 'KIT1159',
  severity: 'warning',
  message: 'The operation has more than one body parameter; this one is left out.',
  fix: 'Describe the body by one schema.',
})

export const statusIgnored = (status: string): Finding => ({
  code: 'KIT1160',
  severity: 'warning',
  message: `${shown(status)} is no status code, no range such as 4XX and not "default"; this response is left out.`,
  fix: 'Write the three digits of the status.',
})

export const schemeUnknown = (name: string): Finding => ({
  code: 'KIT1170',
  severity: 'warning',
  message: `The security scheme ${shown(name)} is not declared; a bearer token is asked for, so that nothing is open by mistake.`,
  fix: 'Declare the scheme under components/securitySchemes, or correct the name.',
})

export const schemeTypeUnknown = (name: string, type: unknown): Finding => ({
  code: 'KIT1171',
  severity: 'warning',
  message: `The security scheme ${shown(name)} has the type ${shown(type ?? '')}, which OpenAPI does not know; a bearer token is asked for.`,
  fix: 'Use apiKey, http, oauth2, openIdConnect or mutualTLS.',
})

export const schemeIncomplete = (name: string, missing: string, taken: string): Finding => ({
  code: 'KIT1172',
  severity: 'warning',
  message: `The security scheme ${shown(name)} lacks ${missing}; ${taken} is taken.`,
  fix: `Add ${missing}.`,
})

export const requirementMalformed = (): Finding => ({
  code: 'KIT1173',
  severity: 'error',
  message: 'A security requirement must be an object of scheme names with their scopes.',
  fix: 'Write a list of objects: security: [{ bearer: [] }], or security: [] for none.',
})
