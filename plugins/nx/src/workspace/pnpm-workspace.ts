/**
 * Reads and extends the `packages` of a pnpm-workspace.yaml as text, so that comments and everything else stay.
 *
 * @see https://pnpm.io/pnpm-workspace_yaml
 */
const BLOCK = /^packages:[ \t]*(?:#.*)?\n((?:[ \t]*(?:-.*|#.*)?\n)*)/m
const FLOW = /^packages:[ \t]*\[([^\]]*)\]/m

/** The patterns under `packages`, unquoted. */
export function pnpmPatterns(text: string): readonly string[] {
  const flow = FLOW.exec(text)?.[1]
  const items = flow !== undefined ? flow.split(',') : (BLOCK.exec(`${text}\n`)?.[1] ?? '').split('\n').filter((line) => /^\s*-/.test(line))
  return items.map((item) => unquote(item.replace(/^\s*-/, '').trim())).filter((item) => item !== '')
}

/** The text with one more pattern. */
export function addToPnpmWorkspace(text: string, pattern: string): string {
  const quoted = /^[\w./-]+$/.test(pattern) ? pattern : `'${pattern.replaceAll("'", "''")}'`
  const flow = FLOW.exec(text)
  if (flow !== null) {
    const items = [...(flow[1]?.trim() ? [flow[1].trim()] : []), quoted].join(', ')
    return text.replace(FLOW, () => `packages: [${items}]`)
  }
  const base = text === '' || text.endsWith('\n') ? text : `${text}\n`
  const block = BLOCK.exec(base)
  if (block === null) return `${base}packages:\n  - ${quoted}\n`
  const lines = (block[1] ?? '').split('\n')
  const last = lines.findLastIndex((line) => /^\s*-/.test(line))
  const indent = /^\s*/.exec(lines[last] ?? '  ')?.[0] ?? ''
  lines.splice(last + 1, 0, `${last < 0 ? '  ' : indent}- ${quoted}`)
  const start = block.index + block[0].length - (block[1] ?? '').length
  return base.slice(0, start) + lines.join('\n') + base.slice(start + (block[1] ?? '').length)
}

function unquote(item: string): string {
  const bare = /^(['"])(.*)\1/.exec(item)?.[2]
  return bare ?? item.replace(/\s+#.*$/, '')
}
