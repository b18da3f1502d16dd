import type { PageDiagnostic, PagePatch, PageProject, PageReport } from '../src/page/page-state.js'
import { ChangesView } from './changes-view.js'
import { DiagnosticsView } from './diagnostics-view.js'
import { h } from './dom.js'
import { FrameView } from './frame-view.js'
import { Header } from './header.js'
import { missingViewer } from './missing-viewer.js'
import { OperationsView } from './operations-view.js'
import { setRoot } from './places.js'
import { type Tab, Tabs } from './tabs.js'

const HINTS = [
  ['/', 'filter'],
  ['↑ ↓', 'walk'],
  ['Enter', 'open the handler'],
  ['d', 'open the document'],
] as const

/** The whole page: takes in what has changed, and shows it where it belongs. */
export class Page {
  readonly #header = new Header()
  readonly #operations = new OperationsView()
  readonly #changes = new ChangesView()
  readonly #diagnostics = new DiagnosticsView()
  readonly #document = new FrameView('The document', 'document/', (frame) => frame.contentWindow?.postMessage('changed', location.origin))
  readonly #reports = new Map<string, FrameView>()
  readonly #tabs = new Tabs((name) => this.#looked(name))
  readonly #overview = h('div', {}, this.#operations.tiles.element, this.#diagnostics.element, this.#columns())
  #project: PageProject | undefined
  #connected = false
  #busy = false
  #problems: readonly PageDiagnostic[] = []
  #found: readonly PageReport[] = []

  constructor(element: Element) {
    element.replaceChildren(h('main', {}, this.#header.element, this.#tabs.list, this.#tabs.panels))
    addEventListener('keydown', (event) => this.#key(event))
  }

  patched(patch: PagePatch): void {
    // Places are shown relative to the root, so that comes first.
    if (patch.project !== undefined) this.#showProject(patch.project)
    if (patch.operations !== undefined) this.#operations.show(patch.operations)
    if (patch.changes !== undefined) this.#changes.show(patch.changes)
    if (patch.diagnostics !== undefined) this.#diagnostics.show(patch.diagnostics)
    this.#found = patch.reports ?? this.#found
    if (patch.project !== undefined || patch.reports !== undefined) this.#tabs.show(this.#views())
    this.#busy = patch.busy ?? this.#busy
    this.#problems = patch.diagnostics ?? this.#problems
    // Its viewer can't read a broken document either, and would lose what it shows.
    const readable = this.#problems.every(({ severity }) => severity !== 'error')
    if (this.#project !== undefined && readable) this.#document.update(this.#project.saved)
    this.#showVerdict()
  }

  connected(live: boolean): void {
    this.#connected = live
    this.#showVerdict()
  }

  #showProject(project: PageProject): void {
    this.#project = project
    setRoot(project.root)
    this.#header.showProject(project)
  }

  #showVerdict(): void {
    this.#header.showVerdict(this.#connected, this.#busy, this.#problems)
  }

  #views(): readonly Tab[] {
    const document = this.#project?.viewer === true ? this.#document.element : missingViewer()
    return [
      { name: 'overview', title: 'Overview', panel: this.#overview },
      ...(this.#project?.document === undefined ? [] : [{ name: 'document', title: 'Document', panel: document }]),
      ...this.#found.map(({ name, title, href, time }) => {
        const view = this.#reports.get(name) ?? new FrameView(title, href, (frame) => frame.setAttribute('src', href))
        this.#reports.set(name, view)
        view.update(time)
        return { name: `report-${name}`, title, panel: view.element }
      }),
    ]
  }

  #looked(name: string): void {
    this.#document.visible(name === 'document')
    for (const [report, view] of this.#reports) view.visible(name === `report-${report}`)
  }

  #columns(): HTMLElement {
    const hints = HINTS.flatMap(([key, what]) => [h('kbd', {}, key), ` ${what} `])
    const footer = h('footer', {}, ...hints)
    return h('div', { class: 'columns' }, h('div', {}, this.#operations.element, footer), this.#changes.element)
  }

  #key(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    this.#tabs.choose('overview')
    this.#operations.focusFilter()
  }
}
