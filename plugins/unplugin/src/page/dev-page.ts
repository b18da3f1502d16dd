import type { DevFeature, KitDevServer } from '../vite/dev-server.js'
import { type Looker, PageFeed } from './page-feed.js'
import { pageMiddleware } from './page-middleware.js'
import { PAGE_EVENTS } from './page-state.js'
import { readPageState } from './read-page-state.js'
import { isReport } from './reports.js'

/** The page at `/__kit/`: operations, what the last changes did, what is wrong, the document and reports. */
export const devPage: DevFeature = (dev) => {
  let busy = false
  const read = () => readPageState(dev, busy)
  const feed = new PageFeed(read)
  const stopListening = dev.session.subscribe(({ type }) => {
    busy = type === 'planned' || (busy && type !== 'idle')
    if (type === 'planned') feed.tell({ busy })
    else if (type !== 'written') void feed.refresh()
  })
  const stopTalking = talk(dev, feed)
  dev.server.middlewares.use(pageMiddleware({ dev, read }))
  return {
    close: () => {
      stopListening()
      stopTalking()
    },
  }
}

/** Who opens the page says so over Vite's socket; reports are other processes' files. */
function talk({ server, session }: KitDevServer, feed: PageFeed): () => void {
  const { hot } = server.environments.client
  const look = (_data: unknown, looker: Looker) => void feed.join(looker)
  const leave = (_data: unknown, looker: Looker) => feed.leave(looker)
  const changed = (_event: string, file: string) => {
    if (isReport(session.state.root, file)) void feed.refresh()
  }
  hot.on(PAGE_EVENTS.look, look)
  hot.on('vite:client:disconnect', leave)
  server.watcher.on('all', changed)
  return () => {
    hot.off(PAGE_EVENTS.look, look)
    hot.off('vite:client:disconnect', leave)
    server.watcher.off('all', changed)
  }
}
