import { z } from 'zod'
import { codeOf } from '../titled.ts'
import {
  audience,
  agencyId,
  conferenceId,
  date,
  instant,
  itemId,
  letter,
  listedPathwayId,
  siteId,
  words,
} from '../fields.ts'
import { risks, roles } from '../codes.ts'
import { meetingForms } from '../policy/meetings.ts'
import { returnAnswers, withheldReasons } from './codes.ts'

/** The id of another entity, as our own rules write it. */
export const entityId = () => z.string().min(1).max(60)

/** An agency in a role. */
export const party = { agency: agencyId(), role: codeOf(roles) } as const

/** Of which agencies one person alone, by their opaque id, may sit at its item. */
const represented = z
  .array(z.strictObject({ agency: agencyId(), person: entityId() }))
  .max(20)
  .exactOptional()

/** What a pathway says of itself when it is listed; nothing of it says who anybody is. */
export const listing = {
  pathway: listedPathwayId(),
  children: z.boolean(),
  risk: codeOf(risks),
  repeat: z.boolean(),
  referrer: z.strictObject(party),
  agencies: z.array(agencyId()).max(20).default([]),
  /** Who is asked nothing: they have answered on the pathway already, or may not see it. */
  answered: z.array(agencyId()).max(120).default([]),
  represented,
} as const

/** A return given to the earlier meeting; its words by their ids. */
export const givenReturn = z.strictObject({
  agency: agencyId(),
  kind: codeOf(returnAnswers),
  note: entityId().exactOptional(),
  reason: entityId().exactOptional(),
  late: z.literal(true).exactOptional(),
  internal: z.literal(true).exactOptional(),
  withheld: codeOf(withheldReasons).exactOptional(),
  strand: letter().exactOptional(),
})

/** How an item waited at meetings that did not hear it. */
export const waited = {
  since: z.int().exactOptional(),
  carried: z.literal(true).exactOptional(),
  returns: z.array(givenReturn).max(60).default([]),
} as const

/** Where an item was earlier: at which meeting, as which item there. */
export const heardOf = z.object({ conference: conferenceId(), item: itemId() })

/** What a meeting is planned with. */
export const planBody = z.strictObject({
  site: siteId(),
  form: codeOf(meetingForms),
  at: instant(),
  place: words(300).optional(),
  slot: date().optional(),
  emergency: z.boolean().default(false),
  reconvenes: conferenceId().optional(),
  /** Why it is added; a person says so, unless it reconvenes another. */
  reason: words().optional(),
  audience: audience(),
})

/** A made-up plan of a meeting. */
export const planExample = {
  site: 'london',
  form: 'stalkingPanel',
  at: '2026-12-09T10:00:00Z',
  place: 'Room 4',
  reason: 'One more before Christmas.',
}
