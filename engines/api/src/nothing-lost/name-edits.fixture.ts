import { localName } from '../merge/keys.js'
import { parseModule } from '../merge/module-tree.js'
import { renameIdentifiers } from '../merge/rename-identifiers.js'
import { itemsOf } from '../merge/tree.js'
import { type Editor, pick } from './hand-edits.fixture.js'

/** Other names that people give to what they don't share: namespaces, imports, routers, parameters. They bear no mark: such a name goes with what it names. */
export const NAME_EDITS: Readonly<Record<string, Editor>> = {
  'other names': (text) =>
    text
      .replace('* as contract from', '* as agreed from')
      .replace(/\bcontract\.(?=\w+[,>])/g, 'agreed.')
      .replace('* as handlers from', '* as answers from')
      .replace(/\bhandlers\.(?=\w+\))/g, 'answers.'),
  'other name of zod': (text) => renamed(text, 'z', 'zod', /import \{ z \} from/),
  'other name of an import': (text, at) => {
    const imports = itemsOf(parseModule('x.ts', text).root).flatMap((one) => (one.type === 'ImportDeclaration' ? itemsOf(one) : []))
    const name = pick(
      imports.map(localName).filter((one) => /^[A-Z]/.test(one) && !one.startsWith('Own')),
      at,
    )
    return name === undefined ? text : renamed(text, name, `Own${name}`)
  },
  'other name of the router': (text) => {
    const name = /^export const (\w+)(?:: Router)? = (?:new )?Router\(\)/m.exec(text)?.[1]
    if (name === undefined) return renamed(text, 'app', 'server', /^export async function \w+\(app: FastifyInstance\)/m)
    return `${renamed(text, name, 'own').replace('export const own', 'const own')}\nexport { own as ${name} }\n`
  },
}

/** A module in which something is called otherwise, if it can be, and nothing else is called so. */
function renamed(text: string, from: string, to: string, where = /^/): string {
  if (!where.test(text) || new RegExp(`\\b${to}\\b`).test(text)) return text
  return renameIdentifiers(parseModule('x.ts', text), new Map([[from, to]]))
}
