import { datesOn, type Scale } from './scale.ts'
import { each, html, type Html } from '../html.ts'

/** The dates under a picture, and the present moment through it. */
export const axis = (scale: Scale, foot: number, now: number): Html => {
  const { left, right } = scale
  const today = scale.x(now)
  return html`<line class="tl-axis" x1="${left}" y1="${foot}" x2="${right}" y2="${foot}" /> ${each(
      datesOn(scale, 6, now),
      ({ at, text }) =>
        html`<line
            class="tl-axis"
            x1="${scale.x(at)}"
            y1="${foot}"
            x2="${scale.x(at)}"
            y2="${foot + 5}"
          /><text
            class="tl-date"
            x="${scale.x(at)}"
            y="${foot + 19}"
            text-anchor="${scale.x(at) > right - 30 ? 'end' : 'middle'}"
            >${text}</text
          >`,
    )}
    ${
      scale.holds(now) &&
      html`<line class="tl-today" x1="${today}" y1="14" x2="${today}" y2="${foot}" /><text
          class="tl-today-text"
          x="${today}"
          y="10"
          text-anchor="${today > right - 40 ? 'end' : 'middle'}"
          >Today</text
        >`
    }`
}
