import { type ParseResult, parseSync } from 'oxc-parser'
import { LastFew } from './last-few.js'
import { shareTypes } from './shared-types.js'

/** A parsed text. Whoever looks at one text in several ways has it parsed once; nobody changes what was parsed. */
export function parsedSource(path: string, text: string): ParseResult {
  return parsed.of(path, text, () => {
    const result = parseSync(path, text)
    shareTypes(result.program)
    return result
  })
}

const parsed = new LastFew<ParseResult>()
