import { parseSetCookie } from 'cookie'

/** What a browser keeps and sends, without being one: cookies, and where a request comes from. */
export class Browser {
  /** Cookies by name. */
  readonly cookies = new Map<string, string>()

  /** The headers of a request from a page of the same origin. */
  headers(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return {
      'sec-fetch-site': 'same-origin',
      ...(cookie === '' ? {} : { cookie }),
      ...more,
    }
  }

  /** Takes the cookies of an answer. */
  take(set: readonly string[] | string | undefined): void {
    for (const one of [set ?? []].flat()) {
      const { name, value = '', maxAge, expires } = parseSetCookie(one)
      const over = maxAge === 0 || (expires !== undefined && expires.getTime() <= Date.now())
      if (over) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}
