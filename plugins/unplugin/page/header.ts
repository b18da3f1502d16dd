import type { PageDiagnostic, PageProject } from '../src/page/page-state.js'
import { fill, h } from './dom.js'
import { shownPath } from './places.js'
import { verdictOf } from './verdict.js'

const FRAMEWORKS: Readonly<Record<string, string>> = { express: 'Express', fastify: 'Fastify', koa: 'Koa' }

/** Which API this is, and how things are. */
export class Header {
  readonly #title = h('h1', {}, 'kit')
  readonly #about = h('p', { class: 'soft' })
  readonly #verdict = h('div', { class: 'verdict soft', role: 'status' }, '○ connecting')
  readonly element = h('header', {}, h('div', {}, this.#title, this.#about), this.#verdict)

  showProject({ title, version, document: file, framework, served }: PageProject): void {
    fill(this.#title, [title === '' ? 'kit' : title, ' ', h('span', { class: 'soft' }, version)])
    const about = [
      file === undefined ? 'no OpenAPI document yet' : shownPath(file),
      FRAMEWORKS[framework ?? ''],
      served && file !== undefined ? 'served by this dev server' : undefined,
    ]
    this.#about.textContent = about.filter(Boolean).join(' · ')
    document.title = title === '' ? 'kit' : `${title} · kit`
  }

  showVerdict(connected: boolean, busy: boolean, diagnostics: readonly PageDiagnostic[]): void {
    const { kind, text } = verdictOf(connected, busy, diagnostics)
    this.#verdict.className = `verdict ${kind}`
    if (this.#verdict.textContent !== text) this.#verdict.textContent = text
  }
}
