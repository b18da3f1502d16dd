import { parseModule } from '../merge/module-tree.js'
import { isGenerated } from '../plan/project.fixture.js'
import { danglingImports } from './dangling.fixture.js'
import { wrongNames } from './names.fixture.js'

type Files = Readonly<Record<string, string>>

/**
 * What keeps files from being compiled, as far as that is seen without a compiler: they don't parse, imports find nothing, names are declared
 * twice or nowhere.
 *
 * @param before what was wrong there already is nobody's fault
 * @param wanted a project as kit would write it: it has the parameters and globals that new code uses
 */
export function uncompiled(after: Files, before: Files, wanted: Files): readonly string[] {
  const broken = brokenFiles(after, before)
  return broken.length > 0 ? broken : [...dangling(after, before), ...misnamed(after, before, wanted)]
}

function brokenFiles(after: Files, before: Files): readonly string[] {
  return Object.entries(sourcesOf(after)).flatMap(([path, text]) => {
    if (text === before[path]) return []
    try {
      parseModule(path, text)
      return []
    } catch (error) {
      return [`${path} does not parse: ${String(error)}`]
    }
  })
}

/** What compiled before still finds what it imports. */
function dangling(after: Files, before: Files): readonly string[] {
  const known = danglingImports(before)
  return [...danglingImports(after)].flatMap((one) => (known.has(one) ? [] : [`an import finds nothing: ${one}`]))
}

function misnamed(after: Files, before: Files, wanted: Files): readonly string[] {
  const { twice, unknown } = wrongNames(sourcesOf(after))
  const [was, should] = [wrongNames(sourcesOf(before)), wrongNames(sourcesOf(wanted))]
  return [
    ...[...twice].filter((one) => !was.twice.has(one)).map((one) => `declared twice: ${one}`),
    ...[...unknown].flatMap(([name, one]) => (was.unknown.has(name) || should.unknown.has(name) ? [] : [`declared nowhere: ${one}`])),
  ]
}

function sourcesOf(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => isGenerated(path) || path.endsWith('/handlers.ts')))
}
