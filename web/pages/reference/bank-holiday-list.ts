import type { bankHolidaysView } from '../../../app/reference/bank-holidays.ts'
import { divisionTitles } from '../../../domain/calendar/holidays.ts'
import { fallsPart } from './falls-part.ts'
import { govuk } from '../../govuk/components.ts'
import { html, type Html, type Part } from '../../html.ts'
import { inSentences } from '../../words/dates.ts'
import { link, linkList, pageHeading, paragraph, table, tag } from '../../parts.ts'
import type { Screen } from '../../page.ts'
import { titleIn } from '../../../domain/titled.ts'
import { withQuery } from '../../words/query.ts'

/** Where the list is; its form is under it. */
export const bankHolidaysPath = '/reference/bank-holidays'

/** What became of a change: the same sent twice changes nothing. */
export const savings = {
  new: { title: 'Saved' },
  same: { title: 'Nothing changed: it stood like this' },
}
type Saved = keyof typeof savings

type Shown = Awaited<ReturnType<typeof bankHolidaysView>>
type Day = Shown['items'][number]

/** The bank holidays of a year. `changesFrom`: the first day that the reader may change. */
export function listScreen(
  {
    division,
    year,
    items,
    falls,
    on,
    saved,
  }: Shown & { readonly on: string | undefined; readonly saved: Saved | undefined },
  changesFrom: string | undefined,
): Screen {
  const title = `Bank holidays in ${year}: ${titleIn(divisionTitles, division)}`
  const others = Object.entries(divisionTitles).filter(([code]) => code !== division)
  return {
    title,
    back: { href: '/reference', text: 'Reference data' },
    body: html`${savedBanner(
      division,
      items.find(({ date }) => date === on),
      saved,
    )}
    ${pageHeading(title)}
    ${paragraph('Deadlines in working days pass over these days. When one changes, open pathways are planned again.')}
    ${falls && on !== undefined && fallsPart(falls, on)}
    ${holidayTable({ division, items }, title, changesFrom)}
    ${changesFrom !== undefined && paragraph(link({ href: `${bankHolidaysPath}/change`, text: 'Add a bank holiday, or take one away' }))}
    ${linkList([
      ...[year - 1, year + 1].map((other) => ({
        href: withQuery(bankHolidaysPath, { division, year: other }),
        text: `${titleIn(divisionTitles, division)}, ${other}`,
      })),
      ...others.map(([code, one]) => ({
        href: withQuery(bankHolidaysPath, { division: code, year }),
        text: `${one.title}, ${year}`,
      })),
    ])}`,
  }
}

/** What was saved, for the administrator who comes back from the form. */
const savedBanner = (division: string, day: Day | undefined, saved: Saved | undefined): Part =>
  saved !== undefined &&
  day &&
  govuk.notificationBanner({
    titleText: titleIn(savings, saved),
    type: 'success',
    html: html`<p class="govuk-notification-banner__heading">
      ${inSentences.day(day.date)}, ${titleIn(divisionTitles, division)}: ${day.title}
      (${day.closed ? 'a bank holiday' : 'worked after all'})
    </p>`,
  })

const holidayTable = (
  { division, items }: Pick<Shown, 'division' | 'items'>,
  title: string,
  changesFrom: string | undefined,
): Html =>
  table<Day>(
    title,
    [
      { title: 'Day', names: true, cell: ({ date }) => inSentences.day(date) },
      { title: 'What it is', cell: (day) => day.title },
      {
        title: 'How it stands',
        cell: ({ closed, changed, provisional }) => [
          closed ? '' : tag('Worked after all', 'soon'),
          closed && changed ? tag('Added here', 'calm') : '',
          provisional ? tag('Not published yet') : '',
        ],
      },
      ...(changesFrom === undefined
        ? []
        : [
            {
              title: 'Change',
              cell: ({ date, title: called }: Day) =>
                date >= changesFrom &&
                html`<a
                  class="govuk-link"
                  href="${withQuery(`${bankHolidaysPath}/change`, { division, date })}"
                  >Change<span class="govuk-visually-hidden"> ${called}</span></a
                >`,
            },
          ]),
    ],
    items,
  )
