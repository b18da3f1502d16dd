import { hasExports, isCommonJs } from './common-js.js'
import { exportedName, namesIn } from './declarations.js'
import type { Environment } from './environment.js'
import type { SourceModule } from './source-module.js'

/** The names that a module itself exports, without what it hands on by `export *`; CommonJS has `=` for the whole. */
export function exportNames(module: SourceModule, env: Environment): readonly string[] {
  if (isCommonJs(module)) return hasExports(env) ? ['='] : []
  return module.program.body.flatMap((node): readonly string[] => {
    switch (node.type) {
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        return ['default']
      case 'ExportNamedDeclaration': {
        const { declaration } = node
        const own = node.specifiers.map(({ exported }) => exportedName(exported))
        if (declaration?.type === 'VariableDeclaration')
          return [...own, ...declaration.declarations.flatMap(({ id }) => namesIn(id, []).map(({ name }) => name))]
        const id = declaration !== null && 'id' in declaration ? declaration.id : undefined
        return id?.type === 'Identifier' ? [...own, id.name] : own
      }
      default:
        return []
    }
  })
}
