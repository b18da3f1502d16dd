import { isTreeObject, keysOf, member, sameTree, type Tree, treeOf } from './tree.js'

/**
 * Carries a change from a view into what the view is of. The view shows less than the whole, perhaps in other words: only what differs between
 * the two views is changed in the whole, and everything else stays as it is there.
 *
 * @param whole  what the document says
 * @param before what the code showed of it
 * @param after  what the code shows now
 */
export function put(whole: Tree, before: Tree, after: Tree): Tree {
  if (sameTree(before, after)) return whole
  if (isTreeObject(whole) && isTreeObject(before) && isTreeObject(after)) {
    const keys = keysOf(whole, after, before)
    return treeOf(keys.map((key) => [key, putMember(member(whole, key), member(before, key), member(after, key))]))
  }
  if (Array.isArray(whole) && Array.isArray(before) && Array.isArray(after)) return putList(whole, before, after)
  return after
}

function putMember(whole: Tree, before: Tree, after: Tree): Tree {
  if (sameTree(before, after)) return whole
  return after === undefined ? undefined : put(whole, before, after)
}

/** Lists of the same length correspond member by member; else members that the views have in common keep what the whole says of them. */
function putList(whole: readonly Tree[], before: readonly Tree[], after: readonly Tree[]): Tree {
  if (whole.length === before.length && before.length === after.length)
    return whole.map((one, index) => put(one, before[index], after[index]))
  if (whole.length !== before.length) return after
  const left = before.map((view, index) => ({ view, one: whole[index] }))
  return after.map((view) => {
    const at = left.findIndex((one) => sameTree(one.view, view))
    return at === -1 ? view : left.splice(at, 1)[0]?.one
  })
}
