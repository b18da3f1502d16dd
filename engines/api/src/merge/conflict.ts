/** Something that somebody and kit have both changed, each in another way. It stands as somebody left it. */
export interface MergeConflict {
  /** What it is, as a reader would call it: `users.get('/users/:id')`, `User.age`. */
  readonly what: string
  /** Its place in the file as it stands after the merge; for what somebody removed, the place where it was. */
  readonly line: number
  readonly column: number
  /** What kit wrote before; empty for what is new. */
  readonly base: string
  /** What kit would write now; empty for what should go. */
  readonly wanted: string
}
