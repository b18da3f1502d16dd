import { clusterFiles, readScenario, unresolved } from '@kit/load'
import { joinPathFragments, type Tree } from '@nx/devkit'
import { withLoadProblems } from '../../plugins/nx/src/diagnostics/load-failure.js'
import type { FoundProject } from '../../plugins/nx/src/project/find-project.js'

const SCENARIO = 'loadtest.yaml'
const FOLDER = 'loadtest-k6'

/** The project's scenario, as it is now, for k6 on a cluster. These files are kit's: they follow the scenario. */
export function writeClusterFiles(tree: Tree, project: FoundProject, target: string | undefined): Promise<void> {
  return withLoadProblems(async () => {
    const read = (path: string) => tree.read(joinPathFragments(project.root, path), 'utf-8') ?? undefined
    const scenario = readScenario(SCENARIO, read, unresolved(read(SCENARIO) ?? ''))
    const name = project.name.split('/').at(-1) ?? project.name
    for (const file of clusterFiles(scenario, { name, target: target ?? `http://${name}` })) {
      tree.write(joinPathFragments(project.root, FOLDER, file.name), file.text)
    }
  })
}
