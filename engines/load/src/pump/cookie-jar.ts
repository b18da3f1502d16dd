import { CookieJar as Jar } from 'tough-cookie'

/** The cookies of one turn. */
export class CookieJar {
  readonly #jar = new Jar(undefined, { looseMode: true })

  constructor(private readonly url: string) {}

  /** Takes over what an answer sets; what is malformed or for another site is left, as a browser would. */
  store(fields: string | readonly string[] | undefined): void {
    for (const field of typeof fields === 'string' ? [fields] : (fields ?? []))
      this.#jar.setCookieSync(field, this.url, { ignoreError: true })
  }

  /** The value of the Cookie field; undefined when there is none. */
  header(path: string): string | undefined {
    return this.#jar.getCookieStringSync(this.url + path) || undefined
  }
}
