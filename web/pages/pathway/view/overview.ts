import { counted } from '../../../../domain/sentence.ts'
import type { AboutShown } from '../present/about.ts'
import type { AheadShown } from '../present/ahead.ts'
import type { CourseShown } from '../present/course.ts'
import { aboutView } from './about.ts'
import { courseKey, coursePicture } from '../../../pictures/course.ts'
import { doableView } from './doable.ts'
import type { Doable } from '../present/doable.ts'
import { each, html, type Html } from '../../../html.ts'
import { folded, link, paragraph, table } from '../../../parts.ts'
import { frame, viewHref, viewTitle } from './frame.ts'
import type { EntryShown } from '../present/happened.ts'
import type { HeadingShown } from '../present/heading.ts'
import { shortDay } from '../../../words/dates.ts'
import type { Link, Screen } from '../../../page.ts'
import { timeline } from './happened.ts'
import { waitingView } from './waiting.ts'
import type { WaitingShown } from '../present/waiting.ts'

/** The first page of a pathway, in words. */
export interface OverviewShown {
  readonly heading: HeadingShown
  readonly doable: Doable
  readonly about: AboutShown
  readonly waiting: readonly WaitingShown[]
  readonly hearing: Link | undefined
  /** Whether this reader sees what everybody owes, and all that comes by itself. */
  readonly whole: boolean
  readonly openedUntil: string | undefined
  readonly course: CourseShown
  readonly ahead: readonly AheadShown[]
  readonly latest: readonly EntryShown[]
}

/** The first page of a pathway. */
export const overviewScreen = (shown: OverviewShown): Screen => ({
  title: viewTitle(shown.heading, 'overview'),
  body: frame(
    shown.heading,
    'overview',
    html`<div class="tl-split">
      <div class="tl-split__side">${doableView(shown.doable, shown.openedUntil)}</div>
      <div class="tl-split__main">
        ${aboutView(shown.about)} ${waitingView(shown)} ${courseSection(shown.course)}
        ${aheadSection(shown)}
        <section aria-labelledby="latest">
          <h2 class="govuk-heading-m" id="latest">Latest</h2>
          ${timeline(shown.latest, 3)}
          ${paragraph(link({ href: viewHref(shown.heading.id, 'history'), text: 'Everything that happened' }))}
        </section>
      </div>
    </div>`,
  ),
})

const courseSection = (course: CourseShown): Html =>
  html`<section aria-labelledby="course">
    <h2 class="govuk-heading-m" id="course">The course so far, and what is ahead</h2>
    ${
      course.rows.length === 0
        ? paragraph('Nothing has happened yet.')
        : html`<figure class="tl-figure">${coursePicture(course)} ${courseKey(course)}</figure>
            ${folded(
              `${counted(course.rows.length, 'date')} in words`,
              table(
                'The course of the pathway by date',
                [
                  { title: 'Date', names: true, cell: ({ at }) => shortDay(at, course.now) },
                  { title: 'What', cell: ({ what }) => what },
                  {
                    title: 'In words',
                    cell: ({ text, ahead }) =>
                      ahead ? html`${text} <span class="tl-meta">(ahead)</span>` : text,
                  },
                ],
                course.rows,
              ),
            )}`
    }
  </section>`

const momentsShown = 4

const aheadSection = ({ ahead, whole }: Pick<OverviewShown, 'ahead' | 'whole'>): Html =>
  html`<section aria-labelledby="ahead">
    <h2 class="govuk-heading-m" id="ahead">What happens next if nobody acts</h2>
    ${
      ahead.length === 0 &&
      paragraph(
        whole
          ? 'Nothing more happens automatically.'
          : 'No reminder to your agency is planned. What else happens is not for you.',
      )
    }
    ${moments(ahead.slice(0, momentsShown))}
    ${
      ahead.length > momentsShown &&
      folded(
        `Later: ${counted(ahead.length - momentsShown, 'more moment')}`,
        moments(ahead.slice(momentsShown)),
      )
    }
  </section>`

const moments = (ahead: readonly AheadShown[]): Html =>
  ahead.length === 0
    ? html``
    : html`<ul class="tl-list govuk-body">
        ${each(
          ahead,
          ({ when, events, reminders, inShort }) =>
            html`<li>
              <strong>${when}</strong> ${each(events, (one) => html`<div>${one}</div>`)}
              ${reminders.length === 1 && html`<div>${reminders}</div>`}
              ${
                reminders.length > 1 &&
                folded(
                  html`${inShort}<span class="govuk-visually-hidden"> on ${when}</span>`,
                  html`<ul class="govuk-list govuk-body-s">
                    ${each(reminders, (one) => html`<li>${one}</li>`)}
                  </ul>`,
                )
              }
            </li>`,
        )}
      </ul>`
