import { axis } from './axis.ts'
import { each, html, type Html } from '../html.ts'
import type { RiskCourse } from '../pages/pathway/present/risk.ts'
import { type Scale, scaleOf } from './scale.ts'

const width = 720
const left = 150
const right = width - 12
const rowHeight = 34
const top = 48
const dayMs = 86_400_000

/** The risk as a picture: the overall one as bars, and below it each of the four ratings in a lane of its own. */
export function riskPicture(course: RiskCourse): Html {
  const { now, overall, lanes } = course
  const instants = [
    ...overall.map(({ from }) => from),
    ...lanes.flatMap(({ marks }) => marks.map(({ at }) => at)),
  ]
  const from = Math.min(...instants, now - 7 * dayMs)
  const scale = scaleOf(from, now + Math.max((now - from) / 12, dayMs), left, right)
  const foot = top + lanes.length * rowHeight + 6
  return html`<svg
    class="tl-risk"
    viewBox="0 0 ${width} ${foot + 24}"
    role="img"
    aria-label="The risk in time: the overall risk, and four ratings. The tables below say the same."
  >
    <text class="tl-lane" x="0" y="35">Overall</text>
    ${overallBars(course, scale)}
    ${each(lanes, ({ title, marks }, n) => lane(title, marks, top + n * rowHeight, scale))}
    ${axis(scale, foot, now)}
  </svg>`
}

const overallBars = ({ overall, now }: RiskCourse, scale: Scale) =>
  each(overall, ({ from, risk, text }, n) => {
    const x = scale.x(from)
    const wide = Math.max(scale.x(overall[n + 1]?.from ?? now) - x - 1, 2)
    return html`<rect class="tl-risk-${risk}" x="${x}" y="18" width="${wide}" height="24"
        ><title>${text}</title></rect
      >${
        wide > text.length * 8 + 8 &&
        html`<text class="tl-risk-${risk}-text" x="${x + 5}" y="35">${text}</text>`
      }`
  })

const lane = (
  title: string,
  marks: RiskCourse['lanes'][number]['marks'],
  y: number,
  scale: Scale,
) =>
  html`<text class="tl-lane" x="0" y="${y + 22}">${title}</text
    ><line class="tl-lane-line" x1="${left}" y1="${y + 17}" x2="${right}" y2="${y + 17}" />${each(
      marks,
      ({ at, rating, text }) =>
        html`<rect
            class="tl-rating-${rating}"
            x="${scale.x(at) - 11}"
            y="${y + 5}"
            width="22"
            height="24"
            ><title>${text}</title></rect
          ><text class="tl-rating-text" x="${scale.x(at)}" y="${y + 22}"
            >${text.slice(0, 1)}</text
          >`,
    )}`
