import type { Diagnostic, DiagnosticCode, Place } from '../diagnostics/diagnostic.js'
import type { Finding } from '../diagnostics/finding.js'
import type { Origin } from '../model/model.js'
import { ReadUnits } from './read-units.js'

/** Of one code, at most this many diagnostics are kept; the last of them says how many more there are. */
const MOST_OF_A_KIND = 10

interface Reported {
  readonly finding: Finding
  readonly at: Origin | Place
  readonly related: readonly Origin[]
}

/** Collects what is found while reading; places are looked up at the end, when it is known that somebody wants them. */
export class Reporter {
  /** Takes notes of what is reported. */
  units = new ReadUnits(undefined)
  readonly #reported: Reported[] = []
  readonly #seen = new Set<string>()
  readonly #counts = new Map<DiagnosticCode, number>()
  #errors = 0

  /** Records a finding, once per place. */
  report(finding: Finding, at: Origin | Place, ...related: readonly Origin[]): void {
    this.units.told(({ reporter }) => reporter.report(finding, at, ...related))
    const key = `${finding.code} ${finding.message} ${at.file} ${'pointer' in at ? at.pointer : `${at.line}:${at.column}`}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    const count = (this.#counts.get(finding.code) ?? 0) + 1
    this.#counts.set(finding.code, count)
    if (finding.severity === 'error') this.#errors += 1
    if (count <= MOST_OF_A_KIND) this.#reported.push({ finding, at, related })
  }

  /** Whether an error was reported, so that no model may be handed out. */
  get failed(): boolean {
    return this.#errors > 0
  }

  /** The diagnostics with their places, errors first; errors alone when there are any, so that nothing hides them. */
  diagnostics(locate: (origin: Origin) => Place): Diagnostic[] {
    const wanted = this.failed ? this.#reported.filter(({ finding }) => finding.severity === 'error') : this.#reported
    const left = new Map([...this.#counts].map(([code, count]) => [code, Math.min(count, MOST_OF_A_KIND)]))
    return wanted.map(({ finding, at, related }) => {
      const remaining = (left.get(finding.code) ?? 0) - 1
      left.set(finding.code, remaining)
      const more = (this.#counts.get(finding.code) ?? 0) - MOST_OF_A_KIND
      return {
        ...finding,
        message: remaining === 0 && more > 0 ? `${finding.message} (${more} more of ${finding.code} are not shown.)` : finding.message,
        place: 'pointer' in at ? locate(at) : at,
        ...(related.length > 0 && { related: related.map(locate) }),
      }
    })
  }
}
