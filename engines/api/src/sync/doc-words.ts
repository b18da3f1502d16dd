import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

/**
 * What code says of an operation in a comment is one text, whose first paragraph is read as the summary. Where the document has that text as
 * the description alone, it is meant as the description.
 *
 * @param whole what the document says
 * @param view  what the code says, before or now
 * @param before what the code said when both last agreed
 */
export function withDocumentsWords(whole: Tree, view: TreeObject | undefined, before: TreeObject | undefined): TreeObject | undefined {
  if (view === undefined || before === undefined || !isTreeObject(whole) || member(whole, 'summary') !== undefined) return view
  const [wanted, said, description] = [whole, before, view].map(textOf)
  if (wanted === '' || ![said, description].some((one) => sameWords(one ?? '', wanted ?? ''))) return view
  const others = Object.entries(view).filter(([key]) => key !== 'summary' && key !== 'description')
  return treeOf([...others, ['description', description === '' ? undefined : description]])
}

function textOf(operation: TreeObject): string {
  return ['summary', 'description'].flatMap((key) => [member(operation, key)].filter((one) => typeof one === 'string')).join('\n\n')
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string): string => text.replace(/\s+/g, ' ').trim()
  return words(one) === words(other)
}
