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

/** Makes an element hold just these; what stays is not touched, so that it keeps its focus and its animation. */
export function fill(element: Element, children: readonly (Node | string)[]): void {
  for (const [index, child] of children.entries()) {
    const there = element.childNodes[index]
    if (there !== child) element.insertBefore(typeof child === 'string' ? document.createTextNode(child) : child, there ?? null)
  }
  while (element.childNodes.length > children.length) element.lastChild?.remove()
}
