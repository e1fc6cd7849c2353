import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** GOV.UK's own script gives this to radios that reveal something; it is their finding, and known to them. */
const known = {
  rule: 'aria-allowed-attr',
  html: /type="radio"[^>]*aria-expanded|aria-expanded[^>]*type="radio"/,
}

/** What axe finds against WCAG 2.2 AA on a page, or against some of its rules alone: the rule, and the element. */
export async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // no frame of another origin is on our pages; without it each run opens a page of its own
    .options({
      runOnly: rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: standard },
      resultTypes: ['violations'],
    })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== known.rule || !known.html.test(html))
      .map(({ html }) => `${id}: ${html}`),
  )
}

/** Whether a page has to be moved sideways to be read. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** The names of rows that are broken within a word that would fit into a line. */
export const brokenNames = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('th[scope=row]')].flatMap((cell) => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    const broken = []
    for (let text; (text = texts.nextNode()); )
      for (const { 0: word, index } of text.data.matchAll(/(?<![\\p{L}\\p{N}])\\p{L}{2,12}(?![\\p{L}\\p{N}])/gu)) {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word)
      }
    return broken
  })`)
