/** A name that clouds and clusters take (RFC 1123); nothing in it can mean anything to a shell, either. */
export function resourceName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')
  return `${plain === '' ? 'api' : plain}-load`
}
