import { type Problem, shown } from './problem.js'

/** KIT3100 to KIT3109: runs that another load generator makes. */

export const engineMissing = (name: string): Problem => ({
  code: 'KIT3100',
  severity: 'error',
  message: `There is no ${name} to run, neither in node_modules nor on the PATH.`,
  fix: name === 'artillery' ? 'Install it: npm install --save-dev artillery.' : 'Install it as its makers say, or leave --engine out.',
})

export const engineFailed = (name: string, reason: string): Problem => ({
  code: 'KIT3101',
  severity: 'error',
  message: `${name} has ended without a result: ${reason}.`,
  fix: 'What it has printed says why; it was given the scenario as it is.',
})

export const unreadableResult = (path: string, reason: string): Problem => ({
  code: 'KIT3102',
  severity: 'error',
  message: `The result ${shown(path)} can't be read: ${reason}.`,
  fix: 'Give what `artillery run -o`, `k6 run --out json=` or handleSummary of k6 has written.',
})

export const measuredElsewhere = (name: string, wayOfTiming: string): Problem => ({
  code: 'KIT3103',
  severity: 'note',
  message: `The figures are those of ${name}: ${wayOfTiming}.`,
})
