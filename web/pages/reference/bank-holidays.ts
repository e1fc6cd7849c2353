import { z } from 'zod'
import {
  bankHolidayBody,
  bankHolidayPlace,
  bankHolidayQuery,
  bankHolidaysView,
  writeBankHoliday,
} from '../../../app/reference/bank-holidays.ts'
import { type Next, page, post, type Posted, type Screen } from '../../page.ts'
import type { Account } from '../../../app/access/account.ts'
import { civilDateOf, ukZone } from '../../../domain/calendar/calendar.ts'
import { codeOf } from '../../../domain/titled.ts'
import type { Deps } from '../../../app/deps.ts'
import { badInput, isNo, type No } from '../../../app/answers.ts'
import { dateBoxes, readBoxes } from '../../forms/date-boxes.ts'
import { bankHolidaysPath, listScreen, savings } from './bank-holiday-list.ts'
import { divisionTitles } from '../../../domain/calendar/holidays.ts'
import { errorsFor, type Filled, formScreen, radioField, textField } from './form.ts'
import { errorsOf } from '../../../app/field-errors.ts'
import { filled as withoutEmpty, withQuery } from '../../words/query.ts'
import type { FormError } from '../../forms/errors.ts'
import { paragraph } from '../../parts.ts'
import { mayNot, whoMay } from '../../../app/access/roles.ts'
import { rolesOf } from '../../../app/access/account.ts'
import { typedIn } from '../../forms/posted.ts'

const at = bankHolidaysPath
const change = `${at}/change`

/** `saved`: what became of the change of the day `on`, from which its author comes back here. */
const listQuery = bankHolidayQuery.extend({ saved: codeOf(savings).optional() })

/** The bank holidays of a year: whatever is counted in working days is counted by them. */
const bankHolidaysPage = page({
  who: 'anyAgency',
  section: 'reference',
  path: at,
  query: z.preprocess(withoutEmpty, listQuery),
  read: ({ deps, by, query }) => bankHolidaysView(deps, by, query),
  view: (shown, { by, query: { on, saved }, now }) =>
    listScreen(
      { ...shown, on, saved },
      mayNot(whoMay.changeReference, rolesOf(by)) ? undefined : civilDateOf(now, ukZone),
    ),
})

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

/** The day that the form begins with, if it is one of the list. */
const dayQuery = bankHolidayPlace.partial()

const changePage = page({
  ...place,
  query: z.preprocess(withoutEmpty, dayQuery),
  read: async ({ deps, by, kept, query }) =>
    changeScreen({ posted: kept ?? (await begunWith(deps, by, query)), errors: [] }),
  view: (screen) => screen,
})

/** The form as it begins: with a day of the list as it stands, or empty. */
async function begunWith(
  deps: Deps,
  by: Account,
  { division = 'england-and-wales', date }: z.output<typeof dayQuery>,
): Promise<Posted> {
  const empty = { division, closed: 'closed' }
  if (date === undefined) return empty
  const shown = await bankHolidaysView(deps, by, { division, year: yearOf(date) })
  const day = shown.items.find((one) => one.date === date)
  const [year = '', month = '', inMonth = ''] = date.split('-')
  return {
    ...{ 'date-day': String(Number(inMonth)), 'date-month': String(Number(month)) },
    ...{ division, 'date-year': year, title: day?.title ?? '' },
    closed: day?.closed === false ? 'worked' : 'closed',
  }
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

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
    const saved = answer.changed ? 'new' : 'same'
    return { to: withQuery(at, { division, year: yearOf(day), on: day, saved }) }
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
