import type { KitDevServer } from '../vite/dev-server.js'
import { type Answer, fileAnswer } from './answer.js'
import { ownFile } from './own-files.js'
import { PAGE_POLICY, pageHtml, VIEWER_POLICY, viewerHtml } from './page-html.js'
import type { PageState } from './page-state.js'
import { reportPage } from './report-page.js'
import { viewerFile } from './viewer.js'

/** A dev server, and what its page shows now. */
export interface PageSource {
  readonly dev: KitDevServer
  readonly read: () => Promise<PageState>
}

type Part = (source: PageSource, path: string) => Promise<Answer | undefined>

/** What there is below `/__kit/`, by the first name of a path; each is given the rest. */
const PARTS: Readonly<Record<string, Part>> = {
  '': async ({ dev }) => ({ suffix: '.html', body: pageHtml(`${dev.server.config.base}@vite/client`), policy: PAGE_POLICY }),
  state: async ({ read }) => ({ suffix: '.json', body: JSON.stringify(await read()) }),
  document: async ({ dev }) => {
    const { document } = dev.session.state
    return document === undefined
      ? undefined
      : { suffix: '.html', body: viewerHtml(specPath(document), isServed(dev)), policy: VIEWER_POLICY }
  },
  spec: async ({ dev }, path) => fileAnswer(dev.session.documentFiles.find((file) => specPath(file) === path)),
  viewer: async ({ dev }, path) => fileAnswer(viewerFile(dev.session.state.root, path)),
  report: async ({ dev }, path) => reportPage(dev.session.state.root, path),
}

/** @param path below `/__kit/`, decoded */
export function partOf(source: PageSource, path: string): Promise<Answer | undefined> {
  const [first = '', ...rest] = path.split('/')
  const part = Object.hasOwn(PARTS, first) ? PARTS[first] : undefined
  return part === undefined ? fileAnswer(ownFile(path)) : part(source, rest.join('/'))
}

/** Whether the dev server answers the API's requests. */
export function isServed({ options }: KitDevServer): boolean {
  return options.serve !== undefined && options.serve !== false
}

/** The whole path of a file, so that a document and the files it refers to find one another. */
function specPath(file: string): string {
  return file.replaceAll('\\', '/').replace(/^\//, '')
}
