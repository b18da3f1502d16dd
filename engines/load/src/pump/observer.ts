/** Looks at every answer of a run, in the order in which they come. */
export interface Observer {
  answer(name: string, status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void
}
