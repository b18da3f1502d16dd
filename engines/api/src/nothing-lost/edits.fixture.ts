import { type Editor, HAND_EDITS, pick } from './hand-edits.fixture.js'
import { MODEL_EDITS } from './model-edits.fixture.js'

/** One edit that somebody makes: what, and to which of the places where it can be made. */
export interface HandEdit {
  readonly kind: string
  readonly file: number
  readonly at: number
}

/** A handler that somebody has begun to write. */
const HANDLER_EDITS: Readonly<Record<string, Editor>> = {
  'written handler': (text, at, mark) => {
    const stub = pick(Array.from(text.matchAll(/(?<=async \(\) => \{\n)/g)), at)
    return stub === undefined ? text : `${text.slice(0, stub.index)}  // ${mark}\n${text.slice(stub.index)}`
  },
}

/** Whatever somebody does to sources. */
export const EDITS: Readonly<Record<string, Editor>> = { ...HAND_EDITS, ...HANDLER_EDITS, ...MODEL_EDITS }
