import type { Diagnostic } from '@kit/api'

/** KIT3010 to KIT3019: what the target of a project can't do. */

const error = (code: Diagnostic['code'], message: string, fix: string): Diagnostic => ({ code, severity: 'error', message, fix })

export const noTarget = (project: string): Diagnostic =>
  error(
    'KIT3010',
    `There is no API of '${project}' to put under load: none was served for this run, and no --url was given.`,
    `Use the target loadtest, which serves it, or name one: nx run ${project}:loadtest-live --url http://localhost:3000/.`,
  )

export const nothingToAsk = (project: string): Diagnostic =>
  error(
    'KIT3011',
    `'${project}' has no scenario, and no --path says what to ask for.`,
    'Write one with `nx g @kit:loadtest`, or add --path /users.',
  )

export const notCacheable = (project: string, what: string): Diagnostic =>
  error(
    'KIT3012',
    `${what} must not be answered from a cache, and this target is cached.`,
    `Run it by a target that is not: nx run ${project}:loadtest-live, with the same options.`,
  )

export const twoToCompare = (given: number): Diagnostic =>
  error('KIT3013', `--compare needs two URLs and has ${given}.`, 'Write --compare http://localhost:3000/,http://localhost:3001/.')

export const noSuchVersion = (reference: string, reason: string): Diagnostic =>
  error(
    'KIT3015',
    `There is no version '${reference}' to compare with: ${reason}.`,
    'Give a branch, a tag or a commit that is in this repository.',
  )

export const notServed = (name: string, reason: string): Diagnostic =>
  error(
    'KIT3016',
    `The API of ${name} can't be served: ${reason}.`,
    'Run it by `nx serve` to see why; the packages installed now are used for both versions.',
  )

export const baselineOfKitOnly = (engine: string): Diagnostic =>
  error(
    'KIT3017',
    `A baseline holds slices and a calibration that kit has measured, so ${engine} can't make one.`,
    'Leave --engine out, or compare two servers with --compare.',
  )

export const scenarioFails = (name: string, reason: string): Diagnostic =>
  error(
    'KIT3018',
    `The scenario ${name} fails while it is loaded: ${reason}.`,
    'Correct the module; it is run by itself, before anything is sent.',
  )
