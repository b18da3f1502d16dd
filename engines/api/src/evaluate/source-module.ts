import type { Comment, EcmaScriptModule, Program } from 'oxc-parser'
import type { Place } from '../diagnostics/diagnostic.js'
import { parsedSource } from '../source/parsed-source.js'

/** A parsed file of the user's. */
export interface SourceModule {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]
  readonly esm: EcmaScriptModule
  /** The first syntax error: what stands before and after it may be missing. */
  readonly error: { readonly message: string; readonly offset: number } | undefined
}

/** Parses TypeScript or JavaScript, with JSX where the name allows it. Never throws: a text that is broken has an `error`. */
export function parseModule(path: string, source: string): SourceModule {
  const json = path.endsWith('.json')
  // JSON is what a CommonJS module of one object exports.
  const text = json ? `module.exports = ${source}` : source
  const { program, comments, module, errors } = parsedSource(json ? `${path}.cjs` : path, text)
  const fatal = errors.find(({ severity }) => severity === 'Error')
  return {
    path,
    text,
    program,
    comments,
    esm: module,
    error: fatal && { message: fatal.message, offset: fatal.labels[0]?.start ?? 0 },
  }
}

/** Line and column of an offset, from 1. */
export function placeIn(module: Pick<SourceModule, 'path' | 'text'>, offset: number): Place {
  const starts = lineStarts.get(module) ?? lineStartsOf(module.text)
  lineStarts.set(module, starts)
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { file: module.path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

const lineStarts = new WeakMap<Pick<SourceModule, 'path' | 'text'>, readonly number[]>()
function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
