import { rolesOf } from '../../../app/access/account.ts'
import { z } from 'zod'
import { type Asking, page } from '../../page.ts'
import { calendarOf, meetingRow, type MeetingItem } from './present.ts'
import { calendarView, listView } from './view.ts'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { conferencesQuery, conferencesView } from '../../../app/views/lists/conferences.ts'
import { dateOf } from '../../words/dates.ts'
import { daysOf, monthOf } from '../../words/months.ts'
import { filled, withQuery } from '../../words/query.ts'
import { isNo } from '../../../app/answers.ts'
import { mayNot } from '../../../app/access/roles.ts'
import { namesFor } from '../../../app/views/lists/names.ts'

const query = z.preprocess(
  filled,
  z.object({
    month: z
      .string()
      .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
      .optional(),
    cursor: z.string().max(400).optional(),
  }),
)
type Query = z.output<typeof query>

/** Meetings as a list, or as the calendar of a month. */
export const meetingsPage = page({
  path: '/meetings',
  who: 'anyAgency',
  section: 'meetings',
  query,
  read: async (asking) => {
    const { sites } = await namesFor(asking.deps, asking.by)
    const found = await (asking.query.month === undefined ? comingUp(asking) : inMonth(asking))
    return isNo(found) ? found : { ...found, sites }
  },
  view: ({ items, open, nextCursor, sites }, { query: { month, cursor }, now, by }) => {
    const names = new Map(sites.map(({ id, name }) => [id, name]))
    const rows = (list: readonly MeetingItem[]) => list.map((item) => meetingRow(item, names, now))
    const mayPlan = mayNot(conferenceCommands['plan-conference'].who, rolesOf(by)) === undefined
    if (month !== undefined)
      return calendarView({
        month,
        weeks: calendarOf(month, items, names, now),
        mayPlan,
        more: nextCursor !== null,
      })
    return listView({
      coming: rows(items),
      open: rows(open),
      severalSites: sites.length > 1,
      next: nextCursor === null ? undefined : withQuery('/meetings', { cursor: nextCursor }),
      first: cursor === undefined,
      mayPlan,
      month: monthOf(dateOf(now)),
    })
  },
})

type Reading = Asking<unknown, Query>
type Wanted = Partial<z.input<typeof conferencesQuery>>

const list = ({ deps, by }: Reading, wanted: Wanted) =>
  conferencesView(deps, by, conferencesQuery.parse(wanted))

const unfinished = ['inSession', 'adjourned', 'minutes'] as const
const ahead = ['planned', 'listClosed', 'circulated']

/** Those from today on, and those that were held and are not finished. */
async function comingUp(asking: Reading) {
  const { query: asked, now } = asking
  const found = await list(asking, { from: dateOf(now), cursor: asked.cursor, limit: 50 })
  if (isNo(found)) return found
  const open: MeetingItem[] = []
  for (const stage of asked.cursor === undefined ? unfinished : []) {
    const some = await list(asking, { stage, limit: 50 })
    if (isNo(some)) return some
    open.push(...some.items)
  }
  const items = found.items.filter(({ stage }) => ahead.includes(stage))
  return { items, open, nextCursor: found.nextCursor }
}

/** Those of a month; whatever became of them. */
async function inMonth(asking: Reading) {
  const { month = '' } = asking.query
  const found = await list(asking, { ...daysOf(month), limit: 100 })
  return isNo(found) ? found : { ...found, open: [] as MeetingItem[] }
}
