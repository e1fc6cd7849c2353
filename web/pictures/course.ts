import type { Bar, CourseShown, Mark } from '../pages/pathway/present/course.ts'
import { axis } from './axis.ts'
import { type Scale, scaleOf } from './scale.ts'
import { each, html, type Html } from '../html.ts'

const width = 720
const left = 92
const right = width - 8
const dayMs = 86_400_000
const rowHeight = 30

/** How long from now a picture looks ahead: as long as the pathway has lasted, between two weeks and three months. */
function endOf({ now, stages, lanes }: CourseShown, from: number): number {
  const ended = stages.at(-1)?.to
  const past = (ended ?? now) - from
  const most = Math.min(Math.max(past, 14 * dayMs), 91 * dayMs)
  const marks = lanes.flatMap((lane) => lane.marks.map(({ at }) => at))
  const latest = Math.max(...marks, now + 7 * dayMs)
  return Math.min(latest + dayMs, now + most)
}

/** The course of a pathway as a picture: stages, decisions, sessions, incidents, orders, and what falls due. */
export function coursePicture(course: CourseShown): Html {
  const { now, stages, orders, lanes } = course
  const first = stages[0]?.from ?? now
  const scale = scaleOf(first, endOf(course, first), left, right)
  const rows = lanes.length + Math.min(orders.length, 3)
  const foot = 44 + rows * rowHeight + 6
  return html`<svg
    class="tl-course"
    viewBox="0 0 ${width} ${foot + 24}"
    role="img"
    aria-label="The course of the pathway in time. The table below says the same."
  >
    ${stageRow(stages, scale)}
    ${each(lanes, ({ title, marks }, n) => laneRow(title, marks, 44 + n * rowHeight, scale))}
    ${each(orders.slice(0, 3), (bar, n) =>
      orderRow(bar, n === 0, 44 + (lanes.length + n) * rowHeight, scale),
    )}
    ${axis(scale, foot, now)}
  </svg>`
}

const stageRow = (stages: readonly Bar[], scale: Scale) =>
  each(stages, ({ from, to, text, now }) => {
    const x = scale.x(from)
    const wide = Math.max(scale.x(to ?? scale.to) - x - 1, 2)
    const fits = wide > text.length * 8 + 8
    return html`<rect
        class="tl-bar-stage${now && ' is-now'}"
        x="${x}"
        y="18"
        width="${wide}"
        height="22"
      /><title>${text}</title>${
        fits && html`<text class="tl-bar-text" x="${x + 5}" y="34">${text}</text>`
      }`
  })

const laneRow = (title: string, marks: readonly Mark[], y: number, scale: Scale) =>
  html`<text class="tl-lane" x="0" y="${y + 20}">${title}</text
    ><line class="tl-lane-line" x1="${left}" y1="${y + 15}" x2="${right}" y2="${y + 15}" />${each(
      marks.filter(({ at }) => scale.holds(at)),
      (mark) => markAt(mark, scale.x(mark.at), y + 15),
    )}`

function markAt({ look, text }: Mark, x: number, y: number): Html {
  const title = html`<title>${text}</title>`
  switch (look) {
    case 'decision':
      return html`<path class="tl-mark-decision" d="M${x} ${y - 8}l7 8l-7 8l-7 -8z">${title}</path>`
    case 'incident':
      return html`<path class="tl-mark-incident" d="M${x} ${y - 8}l8 15h-16z">${title}</path>`
    case 'held':
      return html`<circle class="tl-mark-held" cx="${x}" cy="${y}" r="6">${title}</circle>`
    case 'planned':
      return html`<circle class="tl-mark-planned" cx="${x}" cy="${y}" r="6">${title}</circle>`
    case 'missed':
      return html`<path class="tl-mark-missed" d="M${x - 6} ${y - 6}l12 12m0 -12l-12 12"
        >${title}</path
      >`
    case 'due':
    case 'overdue':
      return html`<rect class="tl-mark-${look}" x="${x - 3}" y="${y - 8}" width="6" height="16"
        >${title}</rect
      >`
  }
}

const orderRow = ({ from, to, text, now }: Bar, first: boolean, y: number, scale: Scale) => {
  const x = scale.x(from)
  const wide = Math.max(scale.x(to ?? scale.to) - x, 4)
  return html`${first && html`<text class="tl-lane" x="0" y="${y + 20}">Orders</text>`}<rect
      class="tl-bar-order${!now && ' is-over'}"
      x="${x}"
      y="${y + 5}"
      width="${wide}"
      height="20"
      ><title>${text}</title></rect
    >${
      wide > text.length * 6.5 + 8 &&
      html`<text class="tl-order-text" x="${x + 5}" y="${y + 20}">${text}</text>`
    }`
}

/** What the shapes of the picture are, in words and with the same shapes. */
export const courseKey = (course: CourseShown): Html => {
  const looks = new Set(course.lanes.flatMap(({ marks }) => marks.map(({ look }) => look)))
  return html`<ul class="tl-key govuk-body-s">
    ${each(
      Object.entries(keys).filter(([look]) => looks.has(look as Mark['look'])),
      ([look, text]) =>
        html`<li>
          <svg viewBox="0 0 18 18" class="tl-key-mark" aria-hidden="true">
            ${markAt({ look: look as Mark['look'], text, at: 0 }, 9, 9)}</svg
          >${text}
        </li>`,
    )}
  </ul>`
}

const keys: Readonly<Record<Mark['look'], string>> = {
  decision: 'Decision',
  held: 'Session attended',
  missed: 'Session missed or not held',
  planned: 'Session planned',
  incident: 'Incident or breach',
  overdue: 'Overdue',
  due: 'Falls due',
}
