import type { Page } from 'playwright-core'

/** Where the keyboard is, and whether that can be seen. */
interface Stop {
  readonly name: string
  readonly seen: boolean
  readonly inView: boolean
}

/** What an element, and whatever is drawn in its place, looks like; put in the page to be asked with and without the focus. */
const atIn = `(() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const looks = (of, part) => {
    const s = getComputedStyle(of, part)
    return [s.outlineStyle !== 'none' && s.outlineWidth !== '0px' ? s.outlineColor + s.outlineWidth : '', s.boxShadow, s.backgroundColor, s.borderTopWidth === '0px' ? '' : s.borderColor, s.borderWidth, s.textDecorationLine].join()
  }
  const all = () => [looks(e), e.nextElementSibling ? looks(e.nextElementSibling, '::before') : '', looks(e, '::before'), looks(e, '::after'),
    e.firstElementChild ? looks(e.firstElementChild) : ''].join('|')
  const focused = all()
  const { top, bottom, left, right } = e.getBoundingClientRect()
  const next = e
  next.blur()
  const before = all()
  next.focus({ preventScroll: true })
  return {
    name: e.tagName.toLowerCase() + ' ' + ((e.textContent || '').trim().replace(/\\s+/g, ' ').slice(0, 50) || e.name || e.id),
    seen: focused !== before,
    inView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  }
})()`

/** Where the keyboard is; null at the beginning or past the end of a page. */
const at = (page: Page): Promise<Stop | null> => page.evaluate(atIn)

/** Every stop of a page, from its top by Tab alone, until it leaves the page or has been everywhere. */
export async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press('Tab')
    const stop = await at(page)
    if (!stop) return stops
    stops.push(stop)
  }
  throw new Error('the keyboard never leaves this page')
}

/** Goes on by Tab until the keyboard is at what is named so. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 400; n++) {
    if (
      await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)
    )
      return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${selector}`)
}
