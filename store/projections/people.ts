import { type EventEnvelope } from '../../domain/turn.ts'
import { type PathwayEvent } from '../../domain/pathway/events.ts'
import { type PathwayState } from '../../domain/pathway/state.ts'
import { type Tx } from '../turns.ts'

/** Which record of a person is the current one, and who was found to be whom. Nothing that was said is lost by either. */
export async function projectPeople(
  tx: Tx,
  state: PathwayState,
  { seq, event }: EventEnvelope<PathwayEvent>,
): Promise<void> {
  if (event.type === 'referral-amended') await amend(tx, state, event)
  else if (event.type === 'person-merged') {
    const { was, person } = event.data
    await tx.insertInto('person_merges').values({ pathway: state.id, seq, was, person }).execute()
  } else if (event.type === 'person-split')
    await tx
      .deleteFrom('person_merges')
      .where('pathway', '=', state.id)
      .where('seq', '=', (eb) =>
        eb
          .selectFrom('person_merges')
          .select(({ fn }) => fn.max('seq').as('last'))
          .where('pathway', '=', state.id),
      )
      .execute()
}

/** An accepted amendment makes the new records of people the current ones. */
async function amend(
  tx: Tx,
  state: PathwayState,
  event: Extract<PathwayEvent, { type: 'referral-amended' }>,
): Promise<void> {
  const { personRecord, victimRecord } = event.data
  if (personRecord && state.person)
    await tx
      .updateTable('people')
      .set({ current: personRecord })
      .where('id', '=', state.person)
      .execute()
  if (victimRecord && state.victim)
    await tx
      .updateTable('victims')
      .set({ current: victimRecord })
      .where('id', '=', state.victim)
      .execute()
}
