import type { ErrorKind } from '../measure/error-kind.js'
import type { Measurement } from '../measure/measurement.js'
import type { LoadPlan } from '../plan/load-plan.js'
import type { ReportFile } from '../report/report-files.js'

/** Reads what another load generator has measured. */
export interface ResultReader {
  readonly name: 'artillery' | 'k6'
  /**
   * @param timeout milliseconds that requests without an answer have waited, where the file does not say
   * @throws LoadError KIT3102 when the file is none of its results.
   */
  read(file: string, plan: Pick<LoadPlan, 'timeout'>): Promise<Measurement>
}

/** Another load generator that can run a plan. */
export interface ExternalEngine extends ResultReader {
  /** What it needs beside it; secrets of the plan are in it. */
  files(plan: LoadPlan): readonly ReportFile[]
  /** How it is called in the folder with these files. */
  command(plan: LoadPlan): { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }
  /** The file among these that it writes. */
  readonly result: string
}

/** Errors of one kind, as another tool has counted them. */
export type ErrorCounts = Partial<Record<ErrorKind, number>>
