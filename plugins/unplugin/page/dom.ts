type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>

/**
 * Makes an element. Text becomes text and never markup, whatever a document calls its operations.
 *
 * @param attributes `on…` listens to an event; false and undefined leave an attribute out
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children)
  return element
}

/** Replaces what is in an element, without touching what stays the same. */
export function fill(element: Element, children: readonly (Node | string)[]): void {
  const same = element.childNodes.length === children.length && children.every((child, index) => child === element.childNodes[index])
  if (!same) element.replaceChildren(...children)
}
