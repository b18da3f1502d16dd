import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml'
import type { Finding } from '../diagnostics/finding.js'
import { aliasesExpandTooFar, duplicateKey, nestedTooDeeply, yamlSyntax } from '../diagnostics/reading.js'
import { jsonError } from './json-error.js'
import { MAX_DEPTH, MAX_EXPANDED, MAX_UNSCANNED } from './limits.js'
import { deeperThan, expandsBeyond, mayShareParts } from './nesting.js'

/** What a text holds, or why it cannot be read, with the offset of the mistake. */
export type Parsed =
  | { readonly ok: true; readonly syntax: 'json' | 'yaml'; readonly value: unknown }
  | { readonly ok: false; readonly finding: Finding; readonly offset: number }

const SCHEMA = CORE_SCHEMA.withTags(mergeTag)

/**
 * Parses JSON or YAML. What starts with a brace or bracket is tried as JSON first, which is four times faster; unless the file's name
 * ends in `.json`, it may still be YAML.
 *
 * @param strictJson whether nothing but JSON will do (the file is called `.json`)
 */
export function parseText(text: string, strictJson: boolean): Parsed {
  const jsonLike = /^\s*[[{]/.test(text)
  if (jsonLike || strictJson) {
    const deep = text.length > MAX_UNSCANNED ? deeperThan(text, MAX_DEPTH) : undefined
    if (deep !== undefined) return { ok: false, finding: nestedTooDeeply(MAX_DEPTH), offset: deep }
    try {
      return { ok: true, syntax: 'json', value: JSON.parse(text) }
    } catch {
      if (strictJson) return { ok: false, ...jsonError(text) }
    }
  }
  return parseYaml(text)
}

function parseYaml(text: string): Parsed {
  try {
    const value = load(text, { schema: SCHEMA, maxDepth: MAX_DEPTH, maxAliases: 100_000, maxTotalMergeKeys: 100_000 })
    if (mayShareParts(text) && expandsBeyond(value, MAX_EXPANDED)) {
      return { ok: false, finding: aliasesExpandTooFar(MAX_EXPANDED), offset: 0 }
    }
    return { ok: true, syntax: 'yaml', value }
  } catch (error) {
    if (!(error instanceof YAMLException)) return { ok: false, finding: yamlSyntax('the parser gave up'), offset: 0 }
    // A file of comments alone holds no document; that is told as for an empty file.
    if (error.reason.endsWith('the input is empty')) return { ok: true, syntax: 'yaml', value: undefined }
    return { ok: false, finding: yamlFinding(error.reason), offset: error.mark?.position ?? 0 }
  }
}

function yamlFinding(reason: string): Finding {
  if (reason.startsWith('nesting exceeded')) return nestedTooDeeply(MAX_DEPTH)
  if (reason.startsWith('duplicated mapping key')) return duplicateKey('mapping keys are unique in YAML')
  if (/aliases|merge/.test(reason) && /exceed|limit|max/.test(reason)) return aliasesExpandTooFar(MAX_EXPANDED)
  return yamlSyntax(reason)
}
