import { fill, h } from './dom.js'

/** Something that is a page of its own; it is loaded when it is looked at, and told when it has changed. */
export class FrameView {
  readonly element = h('div', { class: 'frame' })
  #frame: HTMLIFrameElement | undefined
  #version: number | undefined
  #visible = false

  /**
   * @param refresh how a frame that is loaded takes a change in
   */
  constructor(
    private readonly title: string,
    private readonly href: string,
    private readonly refresh: (frame: HTMLIFrameElement) => void,
  ) {}

  /** @param version another one for another content */
  update(version: number): void {
    const changed = this.#version !== undefined && this.#version !== version
    this.#version = version
    if (changed && this.#frame !== undefined) this.refresh(this.#frame)
  }

  visible(visible: boolean): void {
    if (!visible || this.#visible) return
    this.#visible = true
    this.#frame = h('iframe', { src: this.href, title: this.title })
    fill(this.element, [this.#frame])
  }
}
