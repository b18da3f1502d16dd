import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ARTILLERY } from '../artillery/artillery.js'
import { unreadableResult } from '../diagnostics/external-problems.js'
import { unreadableFile } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { K6 } from '../k6/k6.js'
import { K6_SUMMARY } from '../k6/k6-summary.js'
import { reportOf } from '../report/build-report.js'
import { importedConditions } from '../report/conditions.js'
import type { LoadReport } from '../report/load-report.js'
import type { LoadOptions } from '../run/run-load.js'
import type { ResultReader } from './external-engine.js'

export interface ImportOptions extends Pick<LoadOptions, 'thresholds' | 'minSamples' | 'made'> {
  /** Milliseconds that requests without an answer have waited, where the file does not say; 10,000 without it. */
  readonly timeout?: number
}

/** Characters that tell what kind of file it is. */
const BEGINNING = 4096
const MIN_SAMPLES = 100
const TIMEOUT = 10_000

/**
 * Makes a report of what another load generator has measured: `artillery run -o`, `k6 run --out json=` or k6's summary.
 *
 * @throws LoadError KIT3003 when the file can't be read, KIT3102 when it is none of these, KIT3008 for a threshold about a request that
 * it does not have.
 * @example
 * const report = await importResult('summary.json', { thresholds: [parseThreshold('p99<250ms')] })
 */
export async function importResult(file: string, options: ImportOptions = {}): Promise<LoadReport> {
  const { thresholds = [], minSamples = MIN_SAMPLES, made = '', timeout = TIMEOUT } = options
  const reader = readerOf(await beginningOf(file), file)
  const measurement = await reader.read(file, { timeout })
  const named = Object.keys(measurement.requests)
  const subject = {
    target: basename(file),
    names: named.length === 0 ? ['all'] : named,
    conditions: importedConditions(basename(file), reader.name),
  }
  return reportOf(subject, { measurement, pump: reader.name, processes: 1 }, { thresholds, minSamples, interrupted: false, made })
}

async function beginningOf(file: string): Promise<string> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(BEGINNING) })
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch {
    return refuse(unreadableFile(file, 'it is not there, or may not be read'))
  }
}

function readerOf(beginning: string, file: string): ResultReader {
  if (/^\s*\{\s*"(?:type|metric)":\s*"/.test(beginning)) return K6
  if (/^\s*\{\s*"aggregate":/.test(beginning)) return ARTILLERY
  if (/^\s*\{/.test(beginning)) return K6_SUMMARY
  return refuse(unreadableResult(file, 'neither Artillery nor k6 writes such files'))
}
