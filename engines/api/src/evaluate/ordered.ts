/** What an operator of order says of two values of the same type; undefined for any other operator. */
export function ordered<T extends number | string>(operator: string, a: T, b: T): boolean | undefined {
  switch (operator) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    default:
      return undefined
  }
}
