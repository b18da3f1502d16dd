import { type Problem, shown } from './problem.js'

/** KIT3080 to KIT3099: comparisons and baselines. */

export const badBaseline = (path: string, reason: string): Problem => ({
  code: 'KIT3080',
  severity: 'error',
  message: `The baseline ${shown(path)} can't be read: ${reason}.`,
  fix: 'Write it anew with --save-baseline.',
})

export const otherConditions = (differences: readonly string[]): Problem => ({
  code: 'KIT3081',
  severity: 'error',
  message: `The baseline was made under other conditions: ${differences.join('; ')}.`,
  fix: 'Make a new one here with --save-baseline, or compare all the same with --force.',
})

export const slowerVerdict = (subject: string): Problem => ({
  code: 'KIT3082',
  severity: 'error',
  message: `${subject} is slower.`,
})

export const undecided = (subject: string): Problem => ({
  code: 'KIT3083',
  severity: 'warning',
  message: `Whether ${subject} is slower can't be told from these slices.`,
  fix: 'Use a quieter machine, or allow more slices with --max-pairs; --strict makes this an error.',
})

export const fewBaselineRuns = (runs: number, wanted: number): Problem => ({
  code: 'KIT3084',
  severity: 'note',
  message: `The baseline holds ${runs} of the ${wanted} runs that a verdict needs; the comparison is for information.`,
  fix: 'Add runs with --save-baseline.',
})
