import { PageFeed } from './page-feed.js'
import type { PagePatch, PageState } from './page-state.js'

const EMPTY: PageState = {
  project: { title: '', version: '', root: '/', document: undefined, framework: undefined, saved: 0, served: false, viewer: false },
  operations: [],
  changes: [],
  diagnostics: [],
  reports: [],
  busy: false,
}

function looker() {
  const patches: PagePatch[] = []
  return { patches, send: (_event: string, patch: PagePatch) => void patches.push(patch) }
}

describe('what those who look at the page are told', () => {
  it('is everything at first, and then the parts that have changed', async () => {
    let state = EMPTY
    const feed = new PageFeed(async () => state)
    const one = looker()
    await feed.join(one)
    await feed.refresh()
    state = { ...EMPTY, project: { ...EMPTY.project, title: 'Pets' } }
    await feed.refresh()
    expect(one.patches).toEqual([EMPTY, { project: state.project }])
  })

  it('is nothing new for who is there when somebody else comes', async () => {
    const feed = new PageFeed(async () => EMPTY)
    const [one, two] = [looker(), looker()]
    await feed.join(one)
    await feed.join(two)
    expect([one.patches, two.patches]).toEqual([[EMPTY], [EMPTY]])
  })

  it('is that a round has begun, and that it is over', async () => {
    const feed = new PageFeed(async () => EMPTY)
    const one = looker()
    await feed.join(one)
    feed.tell({ busy: true })
    feed.tell({ busy: true })
    await feed.refresh()
    expect(one.patches.slice(1)).toEqual([{ busy: true }, { busy: false }])
  })

  it('costs nothing while nobody looks, or looks any more', async () => {
    let reads = 0
    const feed = new PageFeed(async () => {
      reads++
      return EMPTY
    })
    await feed.refresh()
    expect(reads).toBe(0)
    const one = looker()
    await feed.join(one)
    feed.leave(one)
    feed.tell({ busy: true })
    await feed.refresh()
    expect([reads, one.patches.length]).toEqual([1, 1])
  })

  it('is read once for many changes at a time', async () => {
    let reads = 0
    const feed = new PageFeed(async () => {
      reads++
      return EMPTY
    })
    await feed.join(looker())
    await Promise.all([feed.refresh(), feed.refresh(), feed.refresh()])
    expect(reads).toBe(2)
  })
})
