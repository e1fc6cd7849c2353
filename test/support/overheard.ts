import type { Page } from 'playwright-core'

/** Everything that stands beside pages while somebody uses them: addresses, titles and headers, as a proxy or a browser's history keeps them. */
export class Overheard {
  readonly #said: string[] = []

  /** Listens to a window from now on. */
  to(page: Page): Page {
    page.on('response', (answer) => {
      this.#said.push(answer.url(), JSON.stringify(answer.headers()))
      this.#said.push(JSON.stringify(answer.request().headers()))
    })
    page.on(
      'load',
      () =>
        void page.title().then(
          (title) => this.#said.push(title),
          () => undefined,
        ),
    )
    return page
  }

  /** What of it says one of these words. */
  saying(words: RegExp): string[] {
    return this.#said.filter((one) => words.test(one))
  }

  get length(): number {
    return this.#said.length
  }
}
