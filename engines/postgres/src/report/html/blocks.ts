import { type Markup, markup } from './markup.js'

/** A card with a heading. */
export function section(title: string, content: Markup): Markup {
  return markup`<section><h2>${title}</h2>${content}</section>`
}

/** A number with its name; coloured where it is not zero. */
export function tile(name: string, value: number, kind = ''): Markup {
  return markup`<div class="tile"><span class="soft">${name}</span><b class="${value === 0 ? '' : kind}">${value}</b></div>`
}

/** A line below something, in the colour of what it says. */
export function note(kind: string, text: string): Markup {
  return markup`<span class="note ${kind}">${text}</span>`
}
