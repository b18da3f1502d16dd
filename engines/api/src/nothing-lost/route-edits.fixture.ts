import { pick } from './hand-edits.fixture.js'

/** Edits of one project's files. */
export type ProjectEditor = (files: Readonly<Record<string, string>>, at: number, mark: string) => Readonly<Record<string, string>>

/** What people do in several files at once. */
export const PROJECT_EDITS: Readonly<Record<string, ProjectEditor>> = {
  'new route': (files, at, mark) => {
    const found = Object.entries(files).flatMap(([path, text]) =>
      path.endsWith('/routes.ts') ? Array.from(text.matchAll(ROUTE), (route) => ({ path, text, route })) : [],
    )
    const { path = '', text = '', route } = pick(found, at) ?? {}
    const [contract, handlers] = ['contract', 'handlers'].map((name) => path.replace(/routes\.ts$/, `${name}.ts`))
    const [agreed, answers] = [files[contract ?? ''], files[handlers ?? '']]
    const types = /Handler<typeof (\w+)\./.exec(answers ?? '')?.[1]
    const zod = /\bz as zod\b/.test(agreed ?? '') ? 'zod' : 'z'
    if (route === undefined || contract === undefined || handlers === undefined || agreed === undefined || types === undefined) return files
    const [line, indent, router, first, second] = route
    if (!new RegExp(`\\b${zod}\\b`).test(agreed)) return files
    const name = `added${mark}`
    const added = `${indent}${router}.get('/${name}', route(${first}.${name}, ${second}.${name}))`
    return {
      ...files,
      [path]: `${text.slice(0, route.index + line.length)}\n${added}${text.slice(route.index + line.length)}`,
      [contract]: `${agreed}\n/** Told by ${mark}. */\nexport const ${name} = {\n  responses: {\n    200: ${zod}.string(),\n  },\n} satisfies Contract\n`,
      [handlers]: `${answers}\nexport const ${name}: Handler<typeof ${types}.${name}> = async () => {\n  throw new Error('${mark}')\n}\n`,
    }
  },
}

const ROUTE = /^([ \t]*)(\w+)\.(?:get|post|put|patch|delete)\('[^']*', route\((\w+)\.\w+, (\w+)\.\w+\)\)$/gm
