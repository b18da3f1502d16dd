import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ReportFile } from '@kit/load'

/** Scenarios that are found without being named. */
const SCENARIOS = ['loadtest.ts', 'loadtest.mts', 'loadtest.mjs', 'loadtest.yaml', 'loadtest.yml', 'loadtest.json']

/** The files of a project that a load test reads and writes; paths are relative to it. */
export class ProjectFolder {
  constructor(readonly root: string) {}

  path(relative: string): string {
    return resolve(this.root, relative)
  }

  /** @returns undefined where it can't be read */
  read(path: string): string | undefined {
    try {
      return readFileSync(this.path(path), 'utf8')
    } catch {
      return undefined
    }
  }

  write(path: string, text: string): void {
    const file = this.path(path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  writeAll(folder: string, files: readonly ReportFile[]): void {
    for (const { name, text } of files) this.write(join(folder, name), text)
  }

  /** Adds the Markdown among reports to the summary of a step of GitHub's pipelines, where this is one. */
  summarize(files: readonly ReportFile[]): void {
    const summary = process.env['GITHUB_STEP_SUMMARY']
    if (summary === undefined || summary === '') return
    for (const { name, text } of files) if (name.endsWith('.md')) appendFileSync(summary, text)
  }

  findScenario(): string | undefined {
    return SCENARIOS.find((name) => existsSync(join(this.root, name)))
  }
}
