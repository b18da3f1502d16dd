import type { Diagnostic } from '@kit/api'

/** What can go wrong between a bundler and a project (KIT1702 to KIT1749). Each has a page in docs/errors. */
export const problems = {
  badProjectFile: (file: string, reason: string): Diagnostic => ({
    code: 'KIT1702',
    severity: 'error',
    message: `${file} can't be read: ${reason}.`,
    fix: 'Correct the file; kit looks there for the framework and for what it was told earlier.',
    place: { file, line: 1, column: 1 },
  }),

  severalDocuments: (root: string, names: readonly string[]): Diagnostic => ({
    code: 'KIT1703',
    severity: 'error',
    message: `${root} has several OpenAPI documents: ${names.join(', ')}.`,
    fix: `Choose one in kit.config.ts: \`export default { api: { spec: '${names[0]}' } }\`.`,
  }),

  unknownFramework: (root: string, found: readonly string[]): Diagnostic => ({
    code: 'KIT1704',
    severity: 'error',
    message:
      found.length === 0
        ? `The package.json of ${root} names none of the frameworks that kit writes routes for.`
        : `The package.json of ${root} names several frameworks: ${found.join(', ')}.`,
    fix: "Say which one in kit.config.ts: `export default { api: { framework: 'express' } }`.",
  }),

  noDocument: (spec: string): Diagnostic => ({
    code: 'KIT1705',
    severity: 'error',
    message: `There is no OpenAPI document at ${spec}, and the routes stay as they are.`,
    fix: 'Put it back, or name another one in kit.config.ts.',
  }),

  emptySource: (file: string): Diagnostic => ({
    code: 'KIT1706',
    severity: 'error',
    message: `${file} is empty, and so nothing was done.`,
    fix: 'Write something into it, or delete it: then kit writes it anew.',
    place: { file, line: 1, column: 1 },
  }),

  notWritten: (message: string): Diagnostic => ({
    code: 'KIT1707',
    severity: 'error',
    message: `Document and routes could not be brought into step: ${message}`,
    fix: 'Where the message names a file, look at its permissions; else report it with the files that it happens with.',
  }),

  badOption: (option: string, reason: string): Diagnostic => ({
    code: 'KIT1708',
    severity: 'error',
    message: `The option ${option} of kit() is not usable: ${reason}.`,
    fix: 'See docs/dev.md for what kit() takes.',
  }),
} satisfies Record<string, (...about: never[]) => Diagnostic>
