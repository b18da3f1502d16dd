/** One way to write a path, as OpenAPI spells it. */
export interface PathChoice {
  readonly path: string
  readonly params: readonly PathParam[]
  /** Other spellings that the same pattern accepts, such as with and without a version; the path is the first of them. */
  readonly aliases: readonly string[]
}

export interface PathParam {
  readonly name: string
  /** The regular expression that the router demands. */
  readonly pattern?: string
}

/** A part of a pattern, before it is decided what to take of it. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'param'; readonly param: PathParam }
  /** Nothing, or these. */
  | { readonly kind: 'optional'; readonly tokens: readonly Token[] }
  | { readonly kind: 'either'; readonly options: readonly (readonly Token[])[] }

interface Draft {
  readonly path: string
  readonly params: readonly PathParam[]
  readonly alias: boolean
}

const LIMIT = 64

/**
 * The paths that a pattern stands for. An optional parameter makes two of it, which are two operations; alternatives of mere text are one
 * operation with aliases. Undefined where there are too many.
 */
export function choicesOf(tokens: readonly Token[]): readonly PathChoice[] | undefined {
  const drafts = expand(tokens)
  if (drafts === undefined) return undefined
  const choices: { path: string; params: readonly PathParam[]; aliases: string[] }[] = []
  for (const { path, params, alias } of drafts) {
    const shape = params.map(({ name }) => name).join()
    const same = alias ? choices.find((one) => one.params.map(({ name }) => name).join() === shape) : undefined
    if (same === undefined) choices.push({ path, params, aliases: [] })
    else if (path !== same.path && !same.aliases.includes(path)) same.aliases.push(path)
  }
  return choices
}

function expand(tokens: readonly Token[]): readonly Draft[] | undefined {
  let drafts: readonly Draft[] = [{ path: '', params: [], alias: false }]
  for (const token of tokens) {
    const options = optionsOf(token)
    if (options === undefined || drafts.length * options.length > LIMIT) return undefined
    drafts = drafts.flatMap((draft) =>
      options.map((option) => ({
        path: draft.path + option.path,
        params: [...draft.params, ...option.params],
        alias: draft.alias || option.alias,
      })),
    )
  }
  return drafts
}

function optionsOf(token: Token): readonly Draft[] | undefined {
  switch (token.kind) {
    case 'text':
      return [{ path: token.text, params: [], alias: false }]
    case 'param':
      return [{ path: `{${token.param.name}}`, params: [token.param], alias: false }]
    case 'optional': {
      const given = expand(token.tokens)
      return given && [...given, { path: '', params: [], alias: !given.some(({ params }) => params.length > 0) }]
    }
    case 'either': {
      const options = token.options.map(expand)
      const all = options.flatMap((one, index) => (one ?? []).map((draft) => ({ ...draft, alias: draft.alias || index > 0 })))
      return options.includes(undefined) ? undefined : all
    }
  }
}
