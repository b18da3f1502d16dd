/** Text that is markup already. Everything else is escaped where it is put in. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Markup[]

/**
 * HTML or SVG with values put in: markup as it is, everything else escaped, so that no name or answer from outside can break out.
 *
 * @example
 * markup`<b>${'a < b'}</b>`.text // '<b>a &lt; b</b>'
 */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.reduce((all, text, index) => all + shown(parts[index - 1] ?? '') + text))
}

/** Pieces of markup, one after the other. */
export function joined(pieces: readonly Markup[]): Markup {
  return new Markup(pieces.map(({ text }) => text).join(''))
}

export const NOTHING = new Markup('')

function shown(part: Part): string {
  if (part instanceof Markup) return part.text
  if (typeof part === 'number') return String(part)
  return typeof part === 'string' ? escaped(part) : joined(part).text
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Control characters and those that turn the direction of text around are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
