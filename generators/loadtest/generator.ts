import { readDocument } from '@kit/api'
import { attackScenario, limitScenario, scenarioText, validScenario } from '@kit/load'
import { joinPathFragments, logger, type Tree } from '@nx/devkit'
import { cleanly, fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { findDocument } from '../../plugins/nx/src/project/document.js'
import { findProject } from '../../plugins/nx/src/project/find-project.js'
import { readPolicy } from '../../plugins/nx/src/scaffold/reference-policy.js'
import { writeClusterFiles } from './cluster.js'
import { describedApi } from './described-api.js'
import { noOperations } from './problems.js'
import { LoadtestGeneratorOptions } from './schema.js'

/**
 * `nx g @kit:loadtest`: scenarios from a project's OpenAPI document. A scenario that exists is somebody's, and stays.
 *
 * @throws Error with rendered diagnostics; nothing is written then.
 */
export default function loadtestGenerator(tree: Tree, options: unknown): Promise<void> {
  return cleanly(tree.root, async () => {
    const { project: wanted, spec, operations, force, distributed, target, ...policy } = readOptions(LoadtestGeneratorOptions, options)
    const project = findProject(tree, wanted)
    const document = findDocument(tree, project, spec)
    const { model } = await readDocument(document, readPolicy(tree, document, policy))
    const api = describedApi(model, operations)
    if (api.operations.length === 0) fail(noOperations(operations ?? []))
    const { scenario, left } = validScenario(api)
    const run = `nx run ${project.name}:loadtest`
    const files = [
      ['loadtest.yaml', scenario, ['What honest users do, from the document. Change it as you like: kit writes it once.', run]],
      [
        'loadtest.attack.yaml',
        attackScenario(api),
        ['Bodies that the document refuses. Each has to be answered with a 4xx.', `${run}-attack`],
      ],
      [
        'loadtest.limits.yaml',
        limitScenario(api),
        ['A burst that has to be limited, and let through again after the wait.', `${run}-limits --amount 200 --concurrency 1`],
      ],
    ] as const
    for (const [name, content, comment] of files) {
      const path = joinPathFragments(project.root, name)
      if (content !== undefined && content.flows.length > 0 && (force || !tree.exists(path)))
        tree.write(path, scenarioText(content, comment))
    }
    if (distributed !== undefined) await writeClusterFiles(tree, project, distributed, target)
    const omitted = left.length === 0 ? '' : `; no valid request could be made up for ${left.join(', ')}`
    logger.info(`\n${project.name}: load tests of ${scenario.flows.length} operations${omitted}\n`)
  })
}
