// What a page looks like to a browser: whether anything is lost sideways, and where the links of an error summary lead.
import type { Page } from 'playwright-core'
import { findings } from './axe.ts'

const lostIn = `(() => {
  const wide = document.documentElement.clientWidth
  const named = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') +
    ' "' + (e.textContent || e.value || '').trim().replace(/\\s+/g, ' ').slice(0, 60) + '"'
  const unseen = (e) => {
    for (let at = e; at && at !== document.body; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect()
      if ((width <= 1 || height <= 1) && getComputedStyle(at).overflow !== 'visible') return true
      if (at.matches('.govuk-visually-hidden, .govuk-skip-link, .tl-scroll')) return true
    }
    return !e.checkVisibility({ visibilityProperty: true })
  }
  const lost = []
  for (const e of document.body.querySelectorAll('*')) {
    const { right, left, width } = e.getBoundingClientRect()
    if (width > 0 && (right > wide + 1 || left < -1) && !unseen(e)) lost.push('sticks out: ' + named(e))
    const cuts = ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && !e.matches('input, select')
    if (cuts && e.scrollWidth > e.clientWidth + 1 && !unseen(e)) lost.push('is cut off: ' + named(e))
  }
  const lines = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode: text } = texts
    if (text.data.trim() === '' || unseen(text.parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, text })
  }
  lines.forEach(({ box: a, text }, at) => {
    for (const { box: b, text: other } of lines.slice(at + 1)) {
      if (other === text) continue
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      if (across > 2 && down > Math.min(a.height, b.height) * 0.4)
        lost.push('lies over another: ' + text.data.trim().slice(0, 40) + ' / ' + other.data.trim().slice(0, 40))
    }
  })
  return lost
})()`

/** What of a page is lost sideways: it sticks out, is cut off, or lies over other text. */
export const lost = (page: Page): Promise<string[]> => page.evaluate(lostIn)

/** Links of an error summary that lead to nothing, and messages that do not say to those who cannot see them that they are errors. */
const brokenErrors = (page: Page): Promise<string[]> =>
  page.evaluate(`[
    ...[...document.querySelectorAll('.govuk-error-summary a[href^="#"]')]
      .filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1))))
      .map((a) => a.getAttribute('href')),
    ...[...document.querySelectorAll('.govuk-error-message')]
      .map((message) => message.textContent.trim())
      .filter((text) => !text.startsWith('Error:')),
  ]`)

/** The width of a small telephone, and of a window of 1280 that is enlarged to 400 %. */
export const narrow = 320

/** What is wrong with a page, at the width of a desk and of a telephone: what axe finds, what is lost, and errors that lead nowhere. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults = [...(await findings(page)), ...(await brokenErrors(page)), ...(await lost(page))]
  await page.setViewportSize({ width: narrow, height: 800 })
  faults.push(...(await lost(page)).map((fault) => `${fault} (narrow)`))
  await page.setViewportSize({ width: 1280, height: 900 })
  return faults
}
