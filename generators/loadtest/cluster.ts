import { fargateFiles, operatorFiles, readScenario, unresolved } from '@kit/load'
import { joinPathFragments, type Tree } from '@nx/devkit'
import { withLoadProblems } from '../../plugins/nx/src/diagnostics/load-failure.js'
import type { FoundProject } from '../../plugins/nx/src/project/find-project.js'
import type { LoadtestGeneratorOptions } from './schema.js'

const SCENARIO = 'loadtest.yaml'
const WRITERS = {
  'k6-operator': { folder: 'loadtest-k6', files: operatorFiles },
  'artillery-fargate': { folder: 'loadtest-artillery', files: fargateFiles },
}

/** The project's scenario, as it is now, for many machines. These files are kit's: they follow the scenario. */
export function writeClusterFiles(
  tree: Tree,
  project: FoundProject,
  kind: NonNullable<LoadtestGeneratorOptions['distributed']>,
  target: string | undefined,
): Promise<void> {
  return withLoadProblems(async () => {
    const read = (path: string) => tree.read(joinPathFragments(project.root, path), 'utf-8') ?? undefined
    const scenario = readScenario(SCENARIO, read, unresolved(read(SCENARIO) ?? ''))
    const name = project.name.split('/').at(-1) ?? project.name
    const { folder, files } = WRITERS[kind]
    for (const file of files(scenario, { name, target: target ?? `http://${name}` })) {
      tree.write(joinPathFragments(project.root, folder, file.name), file.text)
    }
  })
}
