import { z } from 'zod'
import {
  bankHolidayBody,
  bankHolidayPlace,
  bankHolidayQuery,
  bankHolidaysView,
  writeBankHoliday,
} from '../../../app/reference/bank-holidays.ts'
import { type Asking, type Next, page, post, type Posted, type Screen } from '../../page.ts'
import { badInput, isNo, type No } from '../../../app/answers.ts'
import { dateBoxes, readBoxes } from '../../forms/date-boxes.ts'
import { divisionTitles } from '../../../domain/calendar/holidays.ts'
import { errorsFor, type Filled, formScreen, radioField, textField } from './form.ts'
import { errorsOf } from '../../../app/field-errors.ts'
import { fallsPart } from './falls-part.ts'
import { filled as withoutEmpty, withQuery } from '../../words/query.ts'
import type { FormError } from '../../forms/errors.ts'
import { html, type Html } from '../../html.ts'
import { inSentences } from '../../words/dates.ts'
import { link, linkList, pageHeading, paragraph, table, tag } from '../../parts.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import { rolesOf } from '../../../app/access/account.ts'
import { titleIn } from '../../../domain/titled.ts'
import { typedIn } from '../../forms/posted.ts'

const at = '/reference/bank-holidays'
const change = `${at}/change`
type Shown = Awaited<ReturnType<typeof bankHolidaysView>>

/** The bank holidays of a year: whatever is counted in working days is counted by them. */
const bankHolidaysPage = page({
  who: 'anyAgency',
  section: 'reference',
  path: at,
  query: z.preprocess(withoutEmpty, bankHolidayQuery),
  read: ({ deps, by, query }) => bankHolidaysView(deps, by, query),
  view: (shown, { by, query }) =>
    listScreen(
      { ...shown, on: query.on },
      mayNot(whoMay.changeReference, rolesOf(by)) === undefined,
    ),
})

function listScreen(
  { division, year, items, falls, on }: Shown & { on: string | undefined },
  may: boolean,
): Screen {
  const title = `Bank holidays in ${year}: ${titleIn(divisionTitles, division)}`
  const others = Object.entries(divisionTitles).filter(([code]) => code !== division)
  return {
    title,
    back: { href: '/reference', text: 'Reference data' },
    body: html`${pageHeading(title)}
    ${paragraph('Deadlines in working days pass over these days. When one changes, open pathways are planned again.')}
    ${falls && on !== undefined && fallsPart(falls, on)} ${holidayTable(items, title)}
    ${may && paragraph(link({ href: change, text: 'Add a bank holiday, or take one away' }))}
    ${linkList([
      ...[year - 1, year + 1].map((other) => ({
        href: withQuery(at, { division, year: other }),
        text: `${titleIn(divisionTitles, division)}, ${other}`,
      })),
      ...others.map(([code, one]) => ({
        href: withQuery(at, { division: code, year }),
        text: `${one.title}, ${year}`,
      })),
    ])}`,
  }
}

const holidayTable = (items: Shown['items'], title: string): Html =>
  table<Shown['items'][number]>(
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
    ],
    items,
  )

const place = { who: whoMay.changeReference, section: 'reference', path: change } as const
const kinds = { closed: { title: 'A bank holiday' }, worked: { title: 'Worked after all' } }
const called = {
  division: 'The part of the UK',
  date: 'The day',
  title: 'The name of the day',
  closed: 'What it is',
}

const changeScreen = (filled: Filled): Screen =>
  formScreen(
    {
      title: 'Add a bank holiday, or take one away',
      back: { href: at, text: 'Bank holidays' },
      action: change,
      button: 'Save',
    },
    filled,
    [
      paragraph(
        'Open pathways and the meetings of a rhythm are planned again with it, within a few minutes. Whoever owes something hears if its date moves.',
      ),
      radioField(filled, 'division', 'Where?', divisionTitles),
      dateBoxes('date', 'Which day?', filled),
      textField(filled, 'title', 'What is it called?', {
        hint: 'Such as: Bank holiday for the coronation',
      }),
      radioField(filled, 'closed', 'What is it from now on?', kinds),
    ],
  )

const changePage = page({
  ...place,
  read: async (asking: Asking<object>) =>
    changeScreen({
      posted: asking.kept ?? { division: 'england-and-wales', closed: 'closed' },
      errors: [],
    }),
  view: (screen) => screen,
})

const changePost = post({
  ...place,
  act: async ({ deps, by }, posted): Promise<Next | No> => {
    const date = readBoxes(posted, 'date')
    const kind = typedIn(posted, 'closed')
    const body = {
      ...{ division: typedIn(posted, 'division'), title: typedIn(posted, 'title').trim() },
      ...(date.is === 'date' ? { date: date.date } : {}),
      ...(kind === '' ? {} : { closed: kind === 'closed' }),
    }
    const wrong: FormError[] =
      date.is === 'wrong'
        ? [{ field: 'date', part: date.part, text: `${called.date} ${date.message}` }]
        : []
    const schema = bankHolidayBody.extend({ ...bankHolidayPlace.shape, closed: z.boolean() })
    const parsed = schema.safeParse(body)
    if (!parsed.success || wrong.length > 0)
      return again(posted, badInput(...(parsed.success ? [] : errorsOf(parsed.error, body))), wrong)
    const { division, date: day, ...rest } = parsed.data
    const answer = await writeBankHoliday(deps, by, { division, date: day }, rest)
    if (isNo(answer)) return again(posted, answer, [])
    return { to: withQuery(at, { division, year: day.slice(0, 4), on: day }) }
  },
})

/** The form again with what is wrong, in the order of its fields; what is wrong with a box comes before what its field lacks. */
function again(posted: Posted, no: No, wrong: readonly FormError[]): Screen {
  const order = Object.keys(called)
  const known = new Set(wrong.map(({ field }) => field))
  const rest = no.no === 'bad' && no.errors.length === 0 ? [] : errorsFor(no, called)
  const errors = [...wrong, ...rest.filter(({ field }) => !known.has(field))]
  return changeScreen({
    posted,
    errors: errors.sort((a, b) => order.indexOf(a.field ?? '') - order.indexOf(b.field ?? '')),
  })
}

/** The bank holidays, and what administrators change in them. */
export const bankHolidayPages = [bankHolidaysPage, changePage, changePost]
