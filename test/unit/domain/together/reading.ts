import { hampshire, london, others } from './sites.ts'
import { beforeSession } from '../../../../domain/conference/rule.ts'
import type { InboxCommand } from '../../../../domain/entity/turn.ts'
import type { KeptConference, KeptPathway } from './sent.ts'
import { listedItems } from '../../../../domain/conference/state.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import type { SiteReference } from '../../../../domain/reference/reference.ts'

/** All that there is of pathways and meetings, and the present instant. */
interface Entities {
  readonly pathways: ReadonlyMap<string, KeptPathway>
  readonly conferences: ReadonlyMap<string, KeptConference>
  readonly now: number
}

/** The sites as a pathway reads them, with the meetings that have not begun. */
export function sitesNow(world: Entities): SiteReference {
  const there = { ...hampshire, meetings: meetingsOf(world, 'hampshire') }
  return {
    ...london,
    meetings: meetingsOf(world, 'london'),
    others: { ...others, hampshire: there },
  }
}

function meetingsOf({ conferences, now }: Entities, site: string): OpenMeeting[] {
  const meetings = [...conferences.values()].flatMap(({ state }): OpenMeeting[] => {
    const { meeting } = state
    if (meeting?.site !== site || meeting.at <= now) return []
    if (!beforeSession.some((stage) => stage === state.stage)) return []
    const { form, at, listClosesAt, capacity, emergency = false } = meeting
    const count = listedItems(state).length
    return [{ id: state.id, form, at, listClosesAt, capacity, listed: count, emergency }]
  })
  return meetings.sort((a, b) => a.at - b.at)
}

/** A meeting's own site, and the open actions that come onto an agenda when its list closes. */
export function meetingNow(
  { pathways, conferences, now }: Entities,
  id: string,
  commands: readonly InboxCommand[],
): SiteReference {
  const { meeting, stage } = conferences.get(id)?.state ?? { meeting: undefined, stage: undefined }
  const plan = commands.find(({ name }) => name === 'plan-conference')?.body
  const { site } = meeting ?? (plan as { site: string } | undefined) ?? london
  const own = site === 'hampshire' ? hampshire : london
  if (!meeting || stage !== 'planned' || meeting.listClosesAt > now) return own
  const actions = [...pathways.values()].flatMap(({ state }) =>
    owed(state, 'action')
      .filter(({ due, about }) => state.site === site && due <= meeting.at && about !== undefined)
      .map(({ agency, due, about = '' }) => ({ pathway: state.id, action: about, agency, due })),
  )
  return { ...own, brought: { actions, expiries: [] } }
}
