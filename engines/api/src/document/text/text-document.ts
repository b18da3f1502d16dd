import { type Parsed, parseText } from '../../read/parse-text.js'
import { jsonTree } from './json-tree.js'
import { rewriteText } from './rewrite.js'
import { sameValue } from './same-value.js'
import { UneditableText } from './text-node.js'
import { yamlTree } from './yaml-tree.js'

/** A rewritten text, or why it was left as it is, and where. */
export type Rewritten =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string; readonly offset: number }

/**
 * Makes a YAML or JSON text hold another value, by edits of the spans that differ. The result is parsed again: what does not hold exactly
 * what was wanted is not handed out.
 *
 * @param old     what the text holds, as parsed; parts that `wanted` shares with it are known to be unchanged
 * @param renames new names of keys, by JSON pointers into the old value
 * @param syntax  of the text, where that is known
 * @param parse   parses what was written, without its byte order mark
 */
export function rewriteDocument(
  text: string,
  strictJson: boolean,
  old: unknown,
  wanted: unknown,
  renames: ReadonlyMap<string, string> = new Map(),
  syntax?: 'json' | 'yaml',
  parse: (text: string) => Parsed = (one) => parseText(one, strictJson),
): Rewritten {
  if (old === wanted) return { ok: true, text }
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  const body = text.slice(mark.length)
  try {
    const json = syntax === undefined ? isJson(body, strictJson) : syntax === 'json'
    const rewritten = rewriteText(body, json ? jsonTree(body) : yamlTree(body), json, old, wanted, renames)
    const parsed = parse(rewritten)
    if (parsed.ok && sameValue(parsed.value, wanted)) return { ok: true, text: mark + rewritten }
    return { ok: false, reason: 'what was written would mean something else', offset: 0 }
  } catch (error) {
    if (error instanceof UneditableText) return { ok: false, reason: error.message, offset: error.offset }
    if (error instanceof RangeError) return { ok: false, reason: 'two edits meet in one place', offset: 0 }
    throw error
  }
}

function isJson(text: string, strictJson: boolean): boolean {
  const parsed = strictJson || /^\s*[[{]/.test(text) ? parseText(text, strictJson) : undefined
  return parsed?.ok === true && parsed.syntax === 'json'
}
