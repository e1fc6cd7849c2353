import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from '../../app/access/account.ts'
import { beginDraft } from '../../app/drafts/drafts.ts'
import type { ConferenceStage } from '../../domain/conference/codes.ts'
import type { Database } from '../../store/database.ts'
import type { Deps } from '../../app/deps.ts'
import { draftSchema } from '../../app/drafts/document.ts'
import { isNo } from '../../app/answers.ts'
import { referralOf } from './people.ts'
import { receiveReport, reportBody } from '../../app/reports/report.ts'
import { sendDraft } from '../../app/drafts/sent.ts'
import type { Site } from './cast.ts'
import type { StageCode } from '../../domain/stages/index.ts'
import { within } from '../../store/reach.ts'

/** The pathway of a site on which most has happened, of those in one of these stages. */
export async function longestPathway(
  database: Database,
  site: Site,
  stages: readonly StageCode[],
): Promise<string> {
  const { id } = await database
    .selectFrom('entities')
    .innerJoin('pathways', 'pathways.id', 'entities.id')
    .where('kind', '=', 'pathway')
    .where('site', '=', site)
    .where('stage', 'in', stages)
    .orderBy('seq', 'desc')
    .select('pathways.id')
    .executeTakeFirstOrThrow()
  return id
}

/** The meeting of a site in one of these stages at which most has happened. */
export async function fullestMeeting(
  database: Database,
  site: Site,
  stages: readonly ConferenceStage[],
): Promise<string> {
  const { id } = await database
    .selectFrom('conferences')
    .innerJoin('entities', 'entities.id', 'conferences.id')
    .where('site', '=', site)
    .where('stage', 'in', stages)
    .orderBy('seq', 'desc')
    .select('conferences.id')
    .executeTakeFirstOrThrow()
  return id
}

/** A draft of a made-up person's referral, with all that it needs; sent, if asked. Returns its id. */
export async function draftOf(
  deps: Deps,
  actor: Account,
  { n, referredOn, sent = false }: { n: number; referredOn: string; sent?: boolean },
): Promise<string> {
  const id = randomUUID()
  const part = { n, site: 'london', aim: 'referral', referredOn, hour: 9 } as const
  const begun = await beginDraft(deps, { actor, id }, draftSchema.parse(referralOf(part)))
  if (isNo(begun)) throw new Error(`a draft was refused: ${JSON.stringify(begun)}`)
  if (!sent) return id
  const answer = await sendDraft(deps, { actor, id, version: begun.draft.version })
  if (isNo(answer)) throw new Error(`a referral was refused: ${JSON.stringify(answer)}`)
  return id
}

/** A report about somebody whom nobody knows, once that is found. Returns its id. */
export async function reportOf(deps: Deps, actor: Account, on: string): Promise<string> {
  const raw = {
    site: 'london',
    person: { name: 'Nobody Invented', dateOfBirth: '1950-01-02' },
    ...{ on, kind: 'contact', note: 'They waited at the door of the council office.' },
  }
  const key = randomUUID()
  const answer = await receiveReport(deps, { actor, key, raw }, reportBody.parse(raw))
  if (isNo(answer)) throw new Error(`a report was refused: ${JSON.stringify(answer)}`)
  for (;;) {
    const found = await within(deps.database, { works: 'engine' }, (tx) =>
      tx.selectFrom('reports').select('id').where('state', '=', 'unmatched').executeTakeFirst(),
    )
    if (found) return found.id
    await pause(50)
  }
}
