/** Deepest nesting of lists and objects in a file. Real documents stay below 40; every recursive walk bears this much. */
export const MAX_DEPTH = 400
/** Largest file, in bytes. GitHub's document has 13 MB. */
export const MAX_BYTES = 128 * 1024 * 1024
/** Most values a YAML document may have once its aliases are written out (a "billion laughs" document has a billion). */
export const MAX_EXPANDED = 5_000_000
/** Longest wait for a remote file, in milliseconds. */
export const REMOTE_TIMEOUT = 10_000
/** Longest text, in UTF-16 units, whose nesting is looked at only after parsing: a parser needs some 50 bytes of memory a level. */
export const MAX_UNSCANNED = 20_000_000
