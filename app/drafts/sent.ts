import { type Account, rolesOf } from '../access/account.ts'
import { type Answer, isNo, type No, refused } from '../answers.ts'
import type { ClockCode } from '../../domain/policy/clocks.ts'
import { clockOf } from '../../domain/policy/lookup.ts'
import type { Deps } from '../deps.ts'
import { derivedId } from '../../store/values.ts'
import { forecastView } from '../views/pathway/forecast.ts'
import { look, type PathwayLook } from '../access/look.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { obligationsView } from '../views/lists/obligations.ts'
import { readAgencyNames } from '../../store/reads/pathway.ts'
import { readDraft } from '../../store/drafts.ts'
import { stateOfCommand } from '../commands/state.ts'
import { scopeOf, submitDraft } from './drafts.ts'

interface Asked {
  readonly actor: Account
  readonly id: string
}

/** Makes a referral of a draft under the key that the draft itself gives: however often it is sent, it is one referral. */
export async function sendDraft(
  deps: Deps,
  asked: Asked & { readonly version: number },
): Promise<Answer> {
  const key = derivedId(await deps.actors.secret(), 'draft', asked.id)
  return submitDraft(deps, { ...asked, key })
}

/** The key under which a draft was sent; refused as what is not there if it was not, or is not for the reader. */
async function keyOf(deps: Deps, { actor, id }: Asked): Promise<string | No> {
  const no = mayNot(whoMay.keepDrafts, rolesOf(actor))
  if (no) return refused(no)
  const now = await deps.clock.now()
  const draft = await readDraft(deps.database, id, scopeOf(actor, now))
  return draft?.submittedAs ?? refused('not-found')
}

/** Whether a draft of the reader's agency has become a referral. */
export const wasSent = async (deps: Deps, asked: Asked): Promise<boolean> =>
  !isNo(await keyOf(deps, asked))

/** What became of a draft that was sent. Only its sender is told which pathway it is; what follows, as far as it is for them. */
export async function sentDraft(deps: Deps, asked: Asked) {
  const key = await keyOf(deps, asked)
  if (isNo(key)) return key
  const { actor } = asked
  const command = await stateOfCommand(deps, actor, key)
  if (isNo(command) || command.pathwayId === undefined) return { command: null, next: null }
  const { pathwayId, outcome, receivedAt } = command
  const next = outcome === 'done' ? await nextOn(deps, actor, pathwayId) : null
  return { command: { pathwayId, outcome, receivedAt }, next: isNo(next) ? null : next }
}
export type SentDraft = Exclude<Awaited<ReturnType<typeof sentDraft>>, No>

const nextOn = (deps: Deps, actor: Account, id: string) =>
  look(deps, actor, { kind: 'pathway', id, what: 'referral sent' }, nextView)

/** What is owed on a pathway, and what comes by itself. */
async function nextView(seen: PathwayLook) {
  const owed = await obligationsView(seen, { open: true, limit: 20 })
  if (isNo(owed)) return owed
  const { items: ahead } = await forecastView(seen)
  const { reference } = await seen.rules()
  const within = (code: ClockCode) => clockOf(reference.policy, code).span
  return {
    owed: owed.items,
    ahead,
    agencies: await readAgencyNames(seen.database),
    /** How long the site's policy gives for what comes first: for everybody, whatever they see of it. */
    within: {
      acknowledge: within('acknowledge'),
      contact: within('victimContact'),
      urgentContact: within('victimContactHigh'),
    },
  }
}
