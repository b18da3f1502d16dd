// Jest transformer: TypeScript to ESM by oxc, which comes with rolldown. No type check here; `tsc -b` does that.
import { createHash } from 'node:crypto'
import { transformSync } from 'rolldown/utils'

export default {
  getCacheKey: (source, file) => createHash('sha1').update(source).update('\0').update(file).digest('hex'),
  process(source, file) {
    const result = transformSync(file, source, { lang: 'ts', sourcemap: true })
    if (result.errors.length > 0) throw new Error(result.errors.map((error) => error.message).join('\n'))
    return { code: result.code, map: result.map && JSON.stringify(result.map) }
  },
}
