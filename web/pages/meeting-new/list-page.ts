import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { conferenceView } from '../../../app/views/conference/conference.ts'
import type { FormError } from '../../forms/errors.ts'
import { formScreen } from '../../forms/screen.ts'
import { isNo } from '../../../app/answers.ts'
import { listingForm as form } from './form.ts'
import { look } from '../../../app/access/look.ts'
import { moment } from '../../words/dates.ts'
import { type Asking, page, post, type Posted, type Route } from '../../page.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { putOnList } from './listing.ts'
import { readForm } from '../../forms/read.ts'

const params = z.object({ id: z.string().max(60) })
const place = {
  path: '/meetings/:id/list',
  who: pathwayCommands['list-for-conference'].who,
  section: 'meetings',
  params,
} as const

type About = Asking<z.output<typeof params>>

const meetingOf = ({ deps, by, params: { id } }: About) =>
  look(deps, by, { kind: 'conference', id, what: 'form' }, conferenceView)

interface Attempt {
  readonly posted?: Posted
  readonly errors?: readonly FormError[]
  readonly key?: string
}

function screenOf(
  { id, formTitle, at, listClosesAt }: Awaited<ReturnType<typeof conferenceView>>,
  { posted = {}, errors = [], key = randomUUID() }: Attempt,
) {
  const path = `/meetings/${id}`
  const about = `${formTitle}, ${moment(at)}. Its list closes on ${moment(listClosesAt)}.`
  const shown = { posted, choices: {}, errors }
  const status = errors.length > 0 ? 409 : 200
  return formScreen(
    { form, action: `${path}/list`, back: path, about, facts: [], key },
    shown,
    status,
  )
}

/** A pathway is put on the list of a meeting by hand; where it is not, the form says which of the reasons it is. */
export const listPages: readonly Route[] = [
  page({
    ...place,
    query: z.object({ pathway: z.string().max(60).optional() }),
    read: async (asking) => {
      const meeting = await meetingOf(asking)
      return isNo(meeting) ? meeting : { meeting }
    },
    view: ({ meeting }, { query: { pathway = '' } }) => screenOf(meeting, { posted: { pathway } }),
  }),
  post({
    ...place,
    act: async (asking, { key: typedKey, back: _, do: _send, ...posted }) => {
      const meeting = await meetingOf(asking)
      if (isNo(meeting)) return meeting
      const { parsed, errors } = readForm(form, posted, {})
      if (errors.length > 0 || !parsed) return screenOf(meeting, { posted, errors })
      const { pathway, reason } = parsed
      const why = await putOnList(
        asking,
        {
          pathway: String(pathway),
          conference: meeting.id,
          reason: typeof reason === 'string' ? reason : undefined,
        },
        z.uuid().safeParse(typedKey).data,
      )
      if (why === undefined) return { to: `/meetings/${meeting.id}#live-list` }
      return screenOf(meeting, { posted, errors: [{ field: 'pathway', text: why }] })
    },
  }),
]
