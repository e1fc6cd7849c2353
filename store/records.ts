import type { Audience } from '../domain/audience.ts'
import type { Band } from '../domain/matching/codes.ts'
import type { Database } from './database.ts'
import { projectCaseload } from './projections/caseload.ts'
import { describedBy, type PersonRecord } from './matching/described.ts'
import { keepPeople, type VictimRecord } from './people-records.ts'
import { lockMatchKeys } from './matching/kept.ts'
import { keepBeside, type Kept, type NewCommand, putInInbox } from './inbox.ts'
import type { MessageInput } from '../domain/entity/messages.ts'
import { readNamespace } from './rehearsal.ts'
import { systemActor } from '../domain/entity/decider.ts'
import { spendDraft } from './drafts.ts'
import type { KeyOwner } from './vault/vault.ts'
import { sealRows } from './vault/sealed-rows.ts'
import { derivedId, toDate } from './values.ts'
import type { Tx } from './turns.ts'

/** A piece of free text, under the id that stands for it in the command. */
export interface Words {
  readonly id: string
  readonly field: string
  readonly text: string
  /** For whom its writer wrote it; undefined for whom it usually is. */
  readonly audience?: Audience | undefined
}

/** What is stored beside a command, once and with it. */
export interface Beside {
  /** The pathway that the words of a command to a conference are about, if any. */
  readonly about?: string | undefined
  readonly words: readonly Words[]
  readonly person?: PersonRecord | undefined
  readonly victim?: VictimRecord | undefined
  /** Whose record that is, if it is another victim than the pathway has had. */
  readonly newVictim?: string | undefined
  /** Whose it is, if that is another than the first. */
  readonly victimOf?: string | undefined
}

/** A pathway at another site that may be about the same person as a referral. */
export interface MatchElsewhere {
  readonly pathway: string
  readonly band: Band
}

/** A referral beside its command: the ids of its new person and victim, and what lists show of it. */
export interface NewReferral extends Beside {
  readonly personId: string
  readonly victimId: string
  readonly person: PersonRecord
  readonly victim: VictimRecord
  readonly site: string
  readonly referrer: { readonly agency: string; readonly role: string }
  /** The draft that it comes from, at the version that was read. */
  readonly draft?: { readonly id: string; readonly version: number } | undefined
  /** Looks for people who may be the same; what it finds goes with the command. */
  readonly search: (database: Database) => Promise<Searched>
}

/** What was found when a referral came in: what its command says of it, and which pathways at other sites hear of it. */
export interface Searched {
  readonly matching: object
  readonly elsewhere: readonly MatchElsewhere[]
}

/**
 * Stores a referral: the pathway, its people, its words and its first command. All or nothing, and once under its key. Of two
 * about people who may be the same that come in at the same time, the second is stored when the first is there to be found.
 */
export const keepReferral = (
  database: Database,
  command: NewCommand,
  referral: NewReferral,
): Promise<Kept> =>
  database.transaction().execute(async (tx) => {
    await lockMatchKeys(tx, describedBy(referral.person, command.receivedAt))
    const { matching, elsewhere } = await referral.search(tx)
    const found = { ...command, body: { ...command.body, matching } }
    return keepBeside(tx, found, (within) => keepWhole(within, found, { ...referral, elsewhere }))
  })

type Referred = Omit<NewReferral, 'search'> & Pick<Searched, 'elsewhere'>

async function keepWhole(tx: Tx, command: NewCommand, referral: Referred): Promise<void> {
  const { personId, victimId, draft } = referral
  if (draft) await spendDraft(tx, draft, command)
  await tx.insertInto('people').values({ id: personId, current: referral.person.id }).execute()
  await tx.insertInto('victims').values({ id: victimId, current: referral.victim.id }).execute()
  await keepPathway(tx, command, referral)
  await keepWordsOf(tx, command, referral)
  await keepPeople(tx, command, referral, { personId, victimId, taken: true })
  await tellElsewhere(tx, command, referral)
}

/** Stores a command with its words, and with the new records of people that an amendment brings. */
export const keepWithWords = (
  database: Database,
  command: NewCommand,
  beside: Beside,
): Promise<Kept> =>
  keepBeside(database, command, async (tx) => {
    await keepWordsOf(tx, command, beside)
    if (beside.person || beside.victim) {
      const { person, victim } = await tx
        .selectFrom('pathways')
        .select(['person', 'victim'])
        .where('id', '=', command.entity)
        .executeTakeFirstOrThrow()
      const victimId = beside.newVictim ?? beside.victimOf ?? victim
      if (beside.newVictim !== undefined && beside.victim) {
        await tx.insertInto('victims').values({ id: victimId, current: beside.victim.id }).execute()
        await tx
          .insertInto('strands')
          .values({ pathway: command.entity, victim: victimId })
          .execute()
      }
      const taken = beside.newVictim !== undefined
      await keepPeople(tx, command, beside, { personId: person, victimId, taken })
    }
  })

/** Other sites' pathways hear that there is a referral at this one; the warden wakes them. Its own site is told nothing. */
async function tellElsewhere(
  tx: Tx,
  { entity, receivedAt, storedReal }: NewCommand,
  { site, elsewhere }: Referred,
): Promise<void> {
  if (elsewhere.length === 0) return
  const namespace = await readNamespace(tx)
  await putInInbox(
    tx,
    elsewhere.map(({ pathway, band }) => ({
      name: 'hear-of-match',
      body: { site, band } satisfies MessageInput<'pathway', 'hear-of-match'>,
      id: derivedId(namespace, 'pathway', entity, 'elsewhere', pathway),
      ...{ kind: 'pathway' as const, entity: pathway },
      actor: systemActor(`site:${site}`),
      ...{ receivedAt, storedReal },
    })),
  )
}

async function keepPathway(
  tx: Tx,
  { entity, receivedAt }: NewCommand,
  { personId, victimId, site, referrer }: Referred,
): Promise<void> {
  const at = toDate(receivedAt)
  await tx
    .insertInto('pathways')
    .values({
      id: entity,
      site,
      stage: 'received',
      version: 0,
      flags: [],
      person: personId,
      victim: victimId,
      referrer_agency: referrer.agency,
      referrer_role: referrer.role,
      opened_at: at,
      last_referral_at: at,
      stage_since: at,
    })
    .execute()
  await projectCaseload(tx, entity)
}

/** Stores the words of a command, each once, with the entity that it was sent to and the pathway that they are about. */
export async function keepWordsOf(
  tx: Tx,
  {
    id: command,
    kind,
    entity,
    receivedAt,
  }: Pick<NewCommand, 'id' | 'kind' | 'entity' | 'receivedAt'>,
  { words, about }: Pick<Beside, 'words' | 'about'>,
): Promise<void> {
  if (words.length === 0) return
  const at = toDate(receivedAt)
  const of =
    kind === 'conference' ? { conference: entity, pathway: about ?? null } : { pathway: entity }
  const owner: KeyOwner =
    of.pathway === null ? { scope: 'conference', of: entity } : { scope: 'pathway', of: of.pathway }
  const sealed = await sealRows(tx, 'words', owner, words)
  await tx
    .insertInto('words')
    .values(
      words.map(({ id, field, audience }, n) => ({
        ...{ id, field, audience: audience ?? null },
        ...{ ...of, ...sealed[n], command, at },
      })),
    )
    .onConflict((conflict) => conflict.doNothing()) // a place is the same for several commands; to name the column would take a right to read
    .execute()
}
