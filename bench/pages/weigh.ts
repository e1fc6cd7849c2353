import type { Browser } from 'playwright-core'
import type { Cookie } from '../../scripts/demo/served.ts'

/** What a browser had to fetch to show a page. */
export interface Weight {
  /** Compressed bytes of the page itself. */
  readonly page: number
  /** All of a first visit: page, styles, scripts, icons. */
  readonly first: number
  readonly requests: number
  /** Requests to anywhere but here. */
  readonly outside: number
}

/** Opens a page in a browser that has been nowhere yet, and counts. Throws where the page is not shown. */
export async function weigh(
  browser: Browser,
  at: URL,
  to: string,
  cookie: Cookie,
): Promise<Weight> {
  const context = await browser.newContext({ baseURL: at.origin })
  try {
    await context.addCookies([{ ...cookie, domain: at.hostname, path: '/' }])
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const urls = new Map<string, string>()
    const bytes = new Map<string, number>()
    network.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (!request.url.startsWith('data:')) urls.set(requestId, request.url)
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      bytes.set(requestId, encodedDataLength),
    )
    const answer = await page.goto(to, { waitUntil: 'load' })
    if (answer?.status() !== 200) throw new Error(`${to}: ${answer?.status() ?? 'no answer'}`)
    await answer.finished()
    const outside = [...urls.values()].filter((url) => new URL(url).host !== at.host)
    const [own = ''] = [...urls].find(([, url]) => url === answer.url()) ?? []
    return {
      page: bytes.get(own) ?? 0,
      first: [...bytes.values()].reduce((sum, one) => sum + one, 0),
      requests: urls.size,
      outside: outside.length,
    }
  } finally {
    await context.close()
  }
}
