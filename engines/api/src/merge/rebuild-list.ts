import { layLines } from './lay-lines.js'
import { layLinks } from './lay-links.js'
import { laySeparated } from './lay-separated.js'
import { Layout, type Rebuild } from './layout.js'
import type { Run } from './run.js'

/** Writes a list with other items in it; those that stay keep every character, inside and around them. */
export function rebuildList(run: Run, plan: Rebuild): void {
  const { list } = plan
  const layout = new Layout(run, plan)
  const text = list.kind === 'statements' ? layLines(layout) : list.kind === 'links' ? layLinks(layout) : laySeparated(layout)
  if (list.open < list.close) run.edits.overwrite(list.open, list.close, text)
  // An empty module has nothing around its statements that could be written again with them.
  else if (list.kind === 'links' || list.kind === 'statements') run.edits.appendLeft(list.open, text)
  else
    run.edits.update(
      list.open - 1,
      list.close + 1,
      `${run.current.text.charAt(list.open - 1)}${text}${run.current.text.charAt(list.close)}`,
    )
}
