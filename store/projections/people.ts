import type { EventEnvelope } from '../../domain/entity/turn.ts'
import type { PathwayEvent, PathwayFacts } from '../../domain/pathway/events.ts'
import { firstStrand } from '../../domain/pathway/shape/strand.ts'
import { isFirst, strandOf } from '../../domain/pathway/strands.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import type { Tx } from '../turns.ts'

/**
 * Keeps which record of a person is the current one, and who was found to be whom. Neither loses anything that was said.
 * The events of a turn are taken one after another, since each means the person that the pathway had at that moment.
 */
export async function projectPeople(
  tx: Tx,
  state: PathwayState,
  { seq, event }: EventEnvelope<PathwayEvent>,
): Promise<void> {
  if (event.type === 'referral-amended') await amend(tx, state, event)
  else if (event.type === 'victim-corrected') await correctVictim(tx, state, event.data)
  else if (event.type === 'person-corrected') {
    await amendPerson(tx, state, event.data.personRecord)
    if (event.data.former === 'hidden') await hideFormer(tx, state, event.data.personRecord)
  } else if (event.type === 'person-merged') {
    const { was, person } = event.data
    await tx.insertInto('person_merges').values({ pathway: state.id, seq, was, person }).execute()
    await isAbout(tx, state, person)
  } else if (event.type === 'victim-merged') await mergeVictim(tx, state, event.data)
  else if (event.type === 'not-same-confirmed')
    await keepApart(tx, state.id, event.data.pathway, event.data.person)
  else if (event.type === 'same-person-said') await noLongerApart(tx, state.id, event.data.pathway)
  else if (event.type === 'same-person-answered') {
    const { pathway, same } = event.data
    if (same) await noLongerApart(tx, state.id, pathway)
    else await keepApart(tx, state.id, pathway)
  } else if (event.type === 'not-same-lifted')
    await tx
      .deleteFrom('not_same')
      .where('pathway', '=', state.id)
      .where('other', '=', event.data.pathway)
      .execute()
  else if (event.type === 'person-split') {
    const { pathway, person, apart } = event.data
    const { person: merged } = await personOf(tx, state.id)
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
    await isAbout(tx, state, person)
    if (apart) await keepApart(tx, state.id, pathway, merged)
  }
}

const personOf = (tx: Tx, pathway: string) =>
  tx.selectFrom('pathways').select('person').where('id', '=', pathway).executeTakeFirstOrThrow()

const maybePersonOf = async (tx: Tx, pathway: string): Promise<string | undefined> =>
  (await tx.selectFrom('pathways').select('person').where('id', '=', pathway).executeTakeFirst())
    ?.person

/** The person of a pathway and that of another are two: as they are now, for good or until somebody takes it back. */
async function keepApart(tx: Tx, pathway: string, other: string, whom?: string): Promise<void> {
  const { person } = await personOf(tx, pathway)
  const apart = whom ?? (await maybePersonOf(tx, other))
  if (apart === undefined) return
  await tx
    .insertInto('not_same')
    .values({ pathway, other, person, apart })
    .onConflict((conflict) => conflict.columns(['pathway', 'other']).doUpdateSet({ person, apart }))
    .execute()
}

/** Two sites look again: what either of the two pathways found earlier holds no longer. */
async function noLongerApart(tx: Tx, one: string, other: string): Promise<void> {
  const both = [one, other]
  await tx.deleteFrom('not_same').where('pathway', 'in', both).where('other', 'in', both).execute()
}

const isAbout = (tx: Tx, { id }: PathwayState, person: string) =>
  tx.updateTable('pathways').set({ person }).where('id', '=', id).execute()

/** An accepted amendment makes the new records of people the current ones. */
async function amend(
  tx: Tx,
  state: PathwayState,
  event: Extract<PathwayEvent, { type: 'referral-amended' }>,
): Promise<void> {
  const { personRecord, victimRecord, strand = firstStrand } = event.data
  if (personRecord) await amendPerson(tx, state, personRecord)
  const victim = strandOf(state, strand)?.victim
  if (victimRecord && victim !== undefined) await isNow(tx, victim, victimRecord)
}

/** A correction makes its record the current one of its victim; what was known before is found by no search, if so asked. */
async function correctVictim(
  tx: Tx,
  state: PathwayState,
  { strand = firstStrand, victimRecord, former }: PathwayFacts['victim-corrected'],
): Promise<void> {
  const victim = strandOf(state, strand)?.victim
  if (victim === undefined) return
  await isNow(tx, victim, victimRecord)
  if (former === 'hidden')
    await tx
      .updateTable('victim_records')
      .set({ hidden: true })
      .where('victim', '=', victim)
      .where('taken', '=', true) // one that still waits for its turn is not what was known
      .where('id', '<>', victimRecord)
      .execute()
}

async function isNow(tx: Tx, victim: string, record: string): Promise<void> {
  await tx.updateTable('victims').set({ current: record }).where('id', '=', victim).execute()
  await tx.updateTable('victim_records').set({ taken: true }).where('id', '=', record).execute()
}

/** A victim is another pathway's, too. Whose record it was until now stays beside the pathway, to be erased with it. */
async function mergeVictim(
  tx: Tx,
  { id }: PathwayState,
  { strand, victim, was }: { strand?: string; victim: string; was: string },
): Promise<void> {
  if (isFirst(strand))
    await tx.updateTable('pathways').set({ victim }).where('id', '=', id).execute()
  await tx
    .insertInto('strands')
    .values({ pathway: id, victim: was })
    .onConflict((conflict) =>
      conflict.columns(['pathway', 'victim']).doUpdateSet({ strand: null, agency: null }),
    )
    .execute()
}

/** What was known of the person before is found by no search any more. */
async function hideFormer(tx: Tx, { id }: PathwayState, record: string): Promise<void> {
  const { person } = await personOf(tx, id)
  await tx
    .updateTable('person_records')
    .set({ hidden: true })
    .where('person', '=', person)
    .where('taken', '=', true)
    .where('id', '<>', record)
    .execute()
}

/** The record belongs to whoever the pathway is about now: it may be older than the finding that they are somebody else. */
async function amendPerson(tx: Tx, { id }: PathwayState, record: string): Promise<void> {
  const { person } = await tx
    .selectFrom('pathways')
    .select('person')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('person_records')
    .set({ person, taken: true })
    .where('id', '=', record)
    .execute()
  await tx.updateTable('match_keys').set({ person }).where('record', '=', record).execute()
  await tx.updateTable('people').set({ current: record }).where('id', '=', person).execute()
}
