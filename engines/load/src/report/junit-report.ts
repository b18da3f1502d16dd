import type { LoadReport } from './load-report.js'

/** Thresholds and expectations as test cases, for the test tab of a pipeline. */
export function junitReport(title: string, report: LoadReport): string {
  const failures = report.problems.filter(({ severity, code }) => severity === 'error' && code !== THRESHOLD)
  const cases = [
    ...report.thresholds.map(({ text, shown, kept }) => ({ name: text, failure: kept ? undefined : `it is ${shown}` })),
    {
      name: 'answers as expected, and enough of them',
      failure: failures.length === 0 ? undefined : failures.map(({ code, message }) => `${code} ${message}`).join('\n'),
    },
  ]
  const failed = cases.filter(({ failure }) => failure !== undefined).length
  const seconds = report.seconds.toFixed(3)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${cases.length}" failures="${failed}" time="${seconds}">`,
    `  <testsuite name="${xml(`load: ${title}`)}" tests="${cases.length}" failures="${failed}" errors="0" skipped="0" time="${seconds}">`,
    ...cases.map(({ name, failure }) => {
      const head = `    <testcase classname="${xml(title)}" name="${xml(name)}" time="0"`
      return failure === undefined ? `${head}/>` : `${head}><failure message="${xml(failure)}"/></testcase>`
    }),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

/** These are cases of their own. */
const THRESHOLD = 'KIT3054'

/** Characters that XML 1.0 can't hold even when they are escaped are left out. */
export function xml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '').replace(/[&<>"'\n]/g, (character) => `&#${character.charCodeAt(0)};`)
}
