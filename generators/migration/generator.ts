import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Comparison,
  catalogueOf,
  compareSchemas,
  comparisonMarkdown,
  comparisonPage,
  FORMATS,
  type Format,
  type MigrationFile,
  readMigrations,
  refuseLosses,
  shadowOf,
  writeMigration,
} from '@kit/postgres'
import { joinPathFragments, logger, type Tree } from '@nx/devkit'
import { withShadows } from '../../plugins/nx/src/database/shadow-option.js'
import { sourceFrom } from '../../plugins/nx/src/database/sources.js'
import { cleanly, fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { problems } from '../../plugins/nx/src/diagnostics/problems.js'
import { report } from '../../plugins/nx/src/diagnostics/report.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { findProject } from '../../plugins/nx/src/project/find-project.js'
import { outputFolder } from '../../plugins/nx/src/project/output-folder.js'
import { MigrationGeneratorOptions } from './schema.js'
import { timestamp } from './timestamp.js'

/**
 * `nx g @kit:migration`: the migration from one schema to another, with a way back; both were run before they are written.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function migrationGenerator(tree: Tree, options: unknown): Promise<void> {
  return cleanly(tree.root, async () => {
    const given = readOptions(MigrationGeneratorOptions, options)
    const project = findProject(tree, given.project)
    const folder = joinPathFragments(project.root, outputFolder(given.output, project.root))
    const path = join(tree.root, folder)
    const there = existsSync(path) ? await readMigrations(path) : undefined
    const format = FORMATS.find(({ name }) => name === given.format) ?? (there?.list.length ? there.format : FORMATS[0])
    if (format === undefined) return
    const version = timestamp(new Date(), there?.list.at(-1)?.version)
    const files = given.empty
      ? empty(format, version, given.name)
      : await compared(tree, given, (there?.list.length ?? 0) === 0 ? undefined : path, format, version)
    if (files.length === 0) logger.info('The schemas are the same: there is nothing to migrate.')
    for (const file of files) tree.write(joinPathFragments(folder, file.path), file.text)
  })
}

function reportText(path: string, name: string, comparison: Comparison): string {
  return path.endsWith('.md') ? comparisonMarkdown(name, comparison) : comparisonPage(name, comparison)
}

function empty(format: Format, version: string, name: string): readonly MigrationFile[] {
  return format.write({ version, name, up: '', down: '', transactional: true })
}

async function compared(
  tree: Tree,
  given: ReturnType<typeof MigrationGeneratorOptions.parse>,
  migrations: string | undefined,
  format: Format,
  version: string,
): Promise<readonly MigrationFile[]> {
  const wanted = given.compare ?? fail(problems.badOption('compare', 'the wanted schema must be named, unless --empty is given'))
  return withShadows(given.shadow, async (shadows) => {
    const to = await catalogueOf(sourceFrom(tree.root, wanted), shadows)
    const shadow = await shadowOf(given.from === undefined ? migrations : sourceFrom(tree.root, given.from), shadows)
    const comparison = await compareSchemas(shadow, to, {
      renames: given.rename,
      acceptRenames: given.acceptRenames,
      online: given.online,
    }).finally(() => shadow.close())
    report(comparison.diagnostics, tree.root)
    if (comparison.plan.steps.length > 0) logger.info(comparisonMarkdown(given.name, comparison))
    refuseLosses(comparison.plan, given.allowDestructive)
    if (given.report !== undefined) tree.write(outputFolder(given.report, '.'), reportText(given.report, given.name, comparison))
    return comparison.plan.steps.length === 0 ? [] : writeMigration(comparison, format, version, given.name)
  })
}
