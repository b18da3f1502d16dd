import type { Options } from '../options/options.js'
import { devPage } from '../page/dev-page.js'
import { serveApi } from '../serve/serve-api.js'
import type { DevFeature } from './dev-server.js'

/** What joins a dev server, in order. */
export function featuresOf({ serve, page }: Options): readonly DevFeature[] {
  return [...(page === false ? [] : [devPage]), ...(serve === undefined || serve === false ? [] : [serveApi(serve)])]
}
