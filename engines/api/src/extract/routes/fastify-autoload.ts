import { unresolvedMount } from '../../diagnostics/found-routes.js'
import { exportOf } from '../../evaluate/exports.js'
import { withinProject } from '../../evaluate/file-paths.js'
import { literal, textOf } from '../../evaluate/literals.js'
import { propertyOf } from '../../evaluate/members.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { Member, ObjectValue, Site, Value } from '../../evaluate/value.js'
import { type AutoloadRules, readRules } from './autoload-rules.js'
import { member, register } from './fastify.js'
import { childOf } from './fastify-instances.js'
import type { Host } from './framework.js'
import type { Router } from './router.js'

/** `register(autoload, { dir })`: a plugin for each file, below the path of its folders. */
export function autoload(router: Router, options: ObjectValue, site: Site, host: Host): void {
  const dir = member(host, options, 'dir', site)
  const folder = dir?.kind === 'literal' && typeof dir.value === 'string' ? withinProject(dir.value) : undefined
  if (folder === undefined) {
    host.report(unresolvedMount(host.evaluator.place(dir ?? site), 'the folder to load plugins from is not known'))
    return
  }
  const given = member(host, options, 'options', site)
  const loader = new Loader(readRules(options), given?.kind === 'object' ? given : undefined, site, host)
  loader.folder(router, folder.replace(/\/$/, ''), '', [], 0)
}

class Loader {
  readonly #given: Value

  constructor(
    readonly rules: AutoloadRules,
    readonly options: ObjectValue | undefined,
    readonly site: Site,
    readonly host: Host,
  ) {
    this.#given = (options && member(host, options, 'prefix', site)) ?? literal(site, '')
  }

  /** Loads a folder; `hooks` are the autohooks of the folders above that reach it. */
  folder(router: Router, folder: string, prefix: string, hooks: readonly SourceModule[], depth: number): void {
    const { rules } = this
    const { files } = this.host.evaluator.graph
    const names = [...files.list(folder)].sort()
    const isFile = (name: string) => files.isFile(`${folder}/${name}`)
    const index = names.find((name) => rules.isIndex(name) && isFile(name))
    const own = rules.autoHooks ? names.find((name) => rules.isAutoHooks(name) && isFile(name)) : undefined
    const reaching = own === undefined ? hooks : [...(rules.cascadeHooks ? hooks : []), ...this.#module(`${folder}/${own}`)]
    // Hooks are said to an instance of their own, so that they reach this folder's plugins alone.
    const target = reaching.length > 0 ? this.#hooked(router, reaching) : router
    for (const name of names) {
      const path = `${folder}/${name}`
      if (rules.ignores(path) || name === own) continue
      if (!isFile(name)) {
        const below = this.#below(prefix, folder, name)
        if (depth < rules.maxDepth && !/^(?:node_modules|\..*)$/.test(name))
          this.folder(router, path, below, rules.cascadeHooks ? reaching : [], depth + 1)
      } else if (index === undefined ? rules.isPlugin(name) : name === index) this.#plugin(target, path, prefix)
    }
  }

  #below(prefix: string, folder: string, name: string): string {
    if (!this.rules.folderPrefixes) return prefix
    const named = this.rules.folderName(this.host.evaluator, folder, name)
    if (named === '') return prefix
    const parameter = this.rules.routeParams ? named.replaceAll(/(^|-)_(?!_)/g, '$1:').replaceAll(/(^|-)__/g, '$1_') : named
    return `${prefix}/${parameter}`
  }

  #hooked(router: Router, modules: readonly SourceModule[]): Router {
    const { host, site } = this
    const child = childOf(site, host)
    host.record(router, { kind: 'child', child, prefix: undefined, site })
    for (const module of modules) {
      const plugin = this.#export(module, 'default')
      host.load({ kind: 'module', node: module.program, env: host.evaluator.graph.environment(module), module })
      if (plugin?.kind === 'function') host.run(plugin, [child.value, this.#options(this.#given)], site)
    }
    return child
  }

  #plugin(router: Router, path: string, prefix: string): void {
    const [module] = this.#module(path)
    const plugin = module && this.#export(module, 'default')
    if (module === undefined || plugin === undefined) return
    this.host.load({ kind: 'module', node: module.program, env: this.host.evaluator.graph.environment(module), module })
    if (this.#text(module, plugin, 'autoload') === 'false') return
    const override = this.#text(module, plugin, 'prefixOverride')
    const own = this.#text(module, plugin, 'autoPrefix')
    const below = own === undefined || own.startsWith('/') ? (own ?? prefix) : `/${own}`
    const options = this.#options(override === undefined ? textOf([this.#given, below], this.site) : literal(this.site, override))
    register(router, plugin, options, this.site, this.host)
  }

  /** What plugins are given: the options, with the prefix. */
  #options(prefix: Value): ObjectValue {
    const { node, env } = this.site
    const own: Member = { node, module: env.module, getter: false, value: () => prefix }
    return {
      kind: 'object',
      node,
      env,
      members: new Map([...(this.options?.members ?? []), ['prefix', own]]),
      open: this.options?.open ?? false,
    }
  }

  #module(path: string): readonly SourceModule[] {
    const { graph } = this.host.evaluator
    graph.loads(this.site.env.module, path)
    const module = graph.module(path)
    return module === undefined ? [] : [module]
  }

  #export(module: SourceModule, name: string): Value | undefined {
    const env = this.host.evaluator.graph.environment(module)
    const value = exportOf(this.host.evaluator, module, name, { node: module.program, env })
    return value.kind === 'unknown' || (value.kind === 'literal' && value.value === undefined) ? undefined : value
  }

  /** Something that a plugin says about itself, as an export or as a property of the function. */
  #text(module: SourceModule, plugin: Value, name: string): string | undefined {
    const assigned = this.host.evaluator.assignedTo(plugin, name)
    const value =
      assigned ??
      this.#export(module, name) ??
      (plugin.kind === 'object' ? propertyOf(this.host.evaluator, plugin, name, this.site) : undefined)
    return value?.kind === 'literal' && value.value !== undefined ? String(value.value) : undefined
  }
}
