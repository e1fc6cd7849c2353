import { many } from '../many.ts'
import { z } from 'zod'
import { attendances, conferenceStages } from '../../../domain/conference/codes.ts'
import { roles } from '../../../domain/codes.ts'
import { storedCodeOf } from '../../../domain/titled.ts'
import { isConfidentialityOpen } from '../../../domain/conference/quorum.ts'
import { instantOut, iso } from '../instants.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { quorumOut, quorumView } from './conference.ts'
import { readEvents } from '../../../store/reads/pathway.ts'
import { sameParty, seatKey } from '../../../domain/conference/state.ts'

const seatOut = z.object({
  agency: z.string(),
  role: storedCodeOf(roles),
  how: storedCodeOf(attendances)
    .nullable()
    .meta({ description: 'Null until something is recorded.' }),
  late: z.boolean(),
  accepted: z.boolean().meta({ description: 'The confidentiality statement.' }),
  conflict: z
    .union([z.literal('all'), many(z.string())])
    .nullable()
    .meta({ description: 'Declared about the whole meeting, or about these items of yours.' }),
  times: many(z.object({ how: storedCodeOf(attendances), at: instantOut })).meta({
    description: 'What was recorded, in order: who came late or left, and when.',
  }),
})

export const attendanceOut = z
  .object({
    stage: storedCodeOf(conferenceStages),
    quorum: quorumOut.nullable(),
    confidentialityOpen: z
      .boolean()
      .meta({ description: 'Somebody present has not accepted the statement yet.' }),
    seats: many(seatOut),
  })
  .meta({ id: 'Attendance' })

/** Who is invited, who came and how, and whether there is a quorum. */
export async function attendanceView({ reader, rules, database }: ConferenceLook) {
  const { state, reading } = reader
  const recorded = await readEvents(database, state.id, {
    kind: 'conference',
    types: ['attendance-recorded'],
  })
  const facts = recorded.map(({ data }) => data as Recorded) // the facts of `attendance-recorded`
  return {
    stage: state.stage,
    quorum: quorumView({ reader, rules }),
    confidentialityOpen: isConfidentialityOpen(state),
    seats: state.invited.map((party) => {
      const { how, late, accepted, conflict } = state.seats[seatKey(party)] ?? {}
      return {
        agency: party.agency,
        role: party.role,
        how: how ?? null,
        late: late ?? false,
        accepted: accepted ?? false,
        conflict:
          conflict === 'all' ? conflict : (conflict?.filter((id) => reading.items.has(id)) ?? null),
        times: facts
          .filter((one) => sameParty(one, party))
          .map(({ how: came, at }) => ({ how: came, at: iso(at) })),
      }
    }),
  }
}

type Recorded = Parameters<typeof sameParty>[0] & { readonly how: string; readonly at: number }
