import type { ObjectValue, Site } from '../../evaluate/value.js'
import type { Host } from './framework.js'
import type { Router } from './router.js'

export function autoload(router: Router, options: ObjectValue, site: Site, host: Host): void {}
