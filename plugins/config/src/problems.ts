import type { Diagnostic, Place } from '@kit/api'
import type { z } from 'zod'

/** KIT1700: kit.config.ts throws, does not parse, or imports what is not there. */
export function configFails(message: string, place: Place): Diagnostic {
  return {
    code: 'KIT1700',
    severity: 'error',
    message: `The configuration can't be loaded: ${message.split('\n', 1)[0]}`,
    fix: 'Correct it, or remove it: a project whose document and routes are in their usual places needs none.',
    place,
  }
}

/** KIT1701: kit.config.ts exports something that kit does not know. */
export function configRefused(issue: z.core.$ZodIssue, place: Place): Diagnostic {
  const where = issue.path.length === 0 ? 'The configuration' : `${issue.path.join('.')} in the configuration`
  return {
    code: 'KIT1701',
    severity: 'error',
    message: `${where} is not usable: ${issue.message}.`,
    fix: 'Export an object by `defineConfig` of @kit/config; its types say what kit knows.',
    place,
  }
}
