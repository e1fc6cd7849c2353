import type { Page } from 'playwright-core'

const meaninglessIn = `(() => {
  const probe = document.createElement('div')
  document.body.append(probe)
  const as = (colour) => {
    probe.style.backgroundColor = colour
    return getComputedStyle(probe).backgroundColor
  }
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number)
  const light = (text) => {
    const [r, g, b] = rgb(text).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const seen = (text) => text !== 'none' && rgb(text)[3] !== 0
  const contrast = (a, b) => {
    if (!seen(a) || !seen(b)) return 1
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const canvas = as('Canvas')
  const named = (e) => e.tagName.toLowerCase() + '.' + (e.getAttribute('class') ?? '') + ' ' + (e.textContent ?? '').trim().slice(0, 30)
  const faults = []
  for (const e of document.querySelectorAll('main .tl-course *, main .tl-risk *, main .tl-key svg *')) {
    if (!e.checkVisibility() || !e.matches('rect, circle, path, line, polygon, polyline, text')) continue
    if (e.matches('.tl-lane-line')) continue // it only leads the eye along
    const { fill, stroke } = getComputedStyle(e)
    if (e.tagName === 'text') {
      const box = e.getBoundingClientRect()
      const under = [...e.ownerSVGElement.querySelectorAll('rect, circle, path, polygon')].findLast((shape) => {
        const it = shape.getBoundingClientRect()
        const before = shape.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING
        return before && it.left <= box.left + 1 && it.right >= box.right - 1 && it.top <= box.top + 2 && it.bottom >= box.bottom - 2
      })
      const ground = under && seen(getComputedStyle(under).fill) ? getComputedStyle(under).fill : canvas
      if (contrast(fill, ground) < 4.5) faults.push('cannot be read: ' + named(e) + ' ' + fill + ' on ' + ground)
    } else if (Math.max(contrast(fill, canvas), contrast(stroke, canvas)) < 3)
      faults.push('cannot be seen: ' + named(e) + ' ' + fill + ' ' + stroke + ' on ' + canvas)
  }
  // What is here, now or chosen must differ from its neighbours by more than a ground, which forced colours take away.
  const cues = (e) => {
    const { fontWeight, outlineStyle, outlineColor, boxShadow } = getComputedStyle(e)
    const edges = ['Top', 'Right', 'Bottom', 'Left'].map((side) => {
      const s = getComputedStyle(e)
      const width = s['border' + side + 'Width']
      return width === '0px' || contrast(s['border' + side + 'Color'], canvas) < 1.5 ? 'none' : width + s['border' + side + 'Color']
    })
    return JSON.stringify([fontWeight, boxShadow, outlineStyle === 'none' ? '' : outlineColor, edges])
  }
  for (const e of document.querySelectorAll('main .is-here, main .is-now:not(svg *), main td.is-today')) {
    const same = e.matches('td.is-today') ? 'td:not(.is-today)' : ':scope > li:not(.is-here, .is-now)'
    const other = e.matches('td') ? document.querySelector(same) : e.parentElement.querySelector(same)
    if (e.checkVisibility() && other && cues(e) === cues(other)) faults.push('looks like its neighbours: ' + named(e))
  }
  const forced = matchMedia('(forced-colors: active)').matches
  for (const e of document.querySelectorAll('main .govuk-button, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main select, main textarea')) {
    if (!forced || !e.checkVisibility() || e.matches('.govuk-visually-hidden')) continue // GOV.UK's own looks elsewhere
    const s = getComputedStyle(e)
    const edge = Math.max(contrast(s.borderTopColor, canvas), contrast(s.backgroundColor, canvas))
    if (edge < 3) faults.push('has no edge: ' + named(e))
  }
  probe.remove()
  return faults
})()`

/** What of a page says something by a colour that cannot be told from what is round it: shapes, words in pictures, edges, and what is marked as here or now. */
export const meaningless = (page: Page): Promise<string[]> => page.evaluate(meaninglessIn)
