import { askedExtensions, extensionReach } from './extension-facts.ts'
import { attended, owedUnder } from '../../app/forms/owed.ts'
import { counted } from '../../domain/sentence.ts'
import { erasureGrounds } from '../../domain/pathway/shape/closure.ts'
import type { Fact } from './fact.ts'
import { guidanceView } from '../../app/views/pathway/guidance.ts'
import { isNo } from '../../app/answers.ts'
import { wouldGoView } from '../../app/views/pathway/erasure.ts'
import type { Look, PathwayLook } from '../../app/access/look.ts'
import { keptOutNow } from '../../app/forms/kept-out.ts'
import { moment } from '../words/dates.ts'
import { openingsToReview } from './opening-facts.ts'
import { outcomesOf } from '../../domain/stages/outcomes.ts'
import { risks } from '../../domain/codes.ts'
import { gateText, sinceText } from '../words/safe-contact.ts'
import { type ContactWith, safeContactView } from '../../app/views/pathway/safe-contact.ts'
import { stages } from '../../domain/stages/index.ts'
import { titleIn } from '../../domain/titled.ts'

type Facts = (seen: PathwayLook) => Promise<readonly Fact[]>

const safeContact: Facts = async (seen) => {
  const shown = await safeContactView(seen)
  if (shown.length === 0)
    return [{ name: 'Safe contact with the victim', lines: gateText(undefined) }]
  return shown.flatMap((one) => contactFacts(one, shown.length > 1))
}

function contactFacts(
  { letter, name, safeContact: terms, referrerSince: since, byReferral }: ContactWith,
  several: boolean,
): Fact[] {
  const whom = several ? `victim ${letter}${name === null ? '' : `, ${name}`}` : 'the victim'
  const known = { name: `Safe contact with ${whom}`, lines: gateText(terms) }
  if (!terms) return [known]
  const by = byReferral && terms['safe'] === true ? ', as the referral says' : ''
  const of = several ? ` of victim ${letter}` : ''
  return [
    { ...known, name: `${known.name}${by}` },
    ...(since ? [{ name: `What the referrer has said since${of}`, lines: sinceText(since) }] : []),
  ]
}

const suggestion: Facts = async (seen) => {
  const { triageSuggestion } = await guidanceView(seen)
  if (!triageSuggestion) return []
  const { outcome, risk, because } = triageSuggestion
  const lines = [
    ...(outcome ? [`At least: ${titleIn(outcomesOf(stages.triage), outcome)}`] : []),
    ...(risk ? [`Risk at least: ${titleIn(risks, risk)}`] : []),
    ...because.map(({ title }) => title),
  ]
  return [{ name: 'What the screening suggests', lines: lines.length > 0 ? lines : ['Nothing'] }]
}

const checklist: Facts = async (seen) => {
  const { closureChecklist } = await guidanceView(seen)
  if (!closureChecklist) return []
  const titles = (met: boolean, blocks?: boolean) =>
    closureChecklist
      .filter((item) => item.met === met && (blocks === undefined || item.blocks === blocks))
      .map(({ title }) => title)
  return [
    { name: 'Not yet so, and needed before it can close', lines: titles(false, true) },
    { name: 'Not yet so, and recommended before it closes', lines: titles(false, false) },
    { name: 'Already so', lines: titles(true) },
  ].filter(({ lines }) => lines.length > 0)
}

const riskNow: Facts = async ({ whole, place: { risk } }) =>
  whole ? [{ name: 'Overall risk now', lines: [risk ? titleIn(risks, risk) : 'Not rated'] }] : []

const soFar: Facts = async (seen) => {
  const found = attended(seen)
  if (!found) return []
  const { delivered, planned, missed } = found
  const lines = [
    `${delivered} of ${counted(planned, 'planned session')} attended, ${missed} missed`,
  ]
  return [{ name: 'So far', lines }]
}

const wouldGo: Facts = async (seen) => {
  const found = await wouldGoView(seen)
  if (isNo(found)) return []
  const { words, people, victims, meetings, keptBy, keptElsewhere, proposed } = found
  const kept = [
    ...keptBy.map((id) => `Pathway ${id} keeps its people`),
    ...(keptElsewhere > 0 ? [`${counted(keptElsewhere, 'pathway')} of other sites as well`] : []),
  ]
  const lines = [
    counted(words, 'text'),
    counted(people, 'record of the person', 'records of the person'),
    counted(victims, 'record of the victim', 'records of the victim'),
    ...(meetings > 0
      ? [
          `What ${counted(meetings, 'meeting')} said of it, and the lines of minutes that name its people; read the minutes for what tells of them in other words`,
        ]
      : []),
    ...kept,
    'Dates and codes of what happened stay, and on what ground it was erased; no text does',
  ]
  const ground = proposed ? [titleIn(erasureGrounds, proposed.ground)] : []
  return [
    { name: 'What would be erased', lines },
    ...(proposed ? [{ name: 'Ground on which it was proposed', lines: ground }] : []),
  ]
}

const whoSees: Facts = async (seen) => {
  const { never, only } = await keptOutNow(seen)
  return [
    { name: 'Only these people see it now', lines: only },
    { name: 'Excluded now', lines: never },
  ].filter(({ lines }) => lines.length > 0)
}

/** What is owed and settled by the form, so that its reader sees how much time is left. */
function owed(seen: Look, command: string, agency: string): readonly Fact[] {
  const lines = owedUnder(seen, command, agency)
    .slice(0, mostOwed)
    .map(({ title, due }) =>
      due === undefined ? `${title}: on hold` : `${title}: due on ${moment(due)}`,
    )
  return lines.length === 0 ? [] : [{ name: 'Your agency owes', lines }]
}

/** Where more is owed, the form's own choices say what. */
const mostOwed = 3

/** What stands above the questions of a form, where they cannot be answered without it. */
const facts: Readonly<Record<string, Facts>> = {
  extend: extensionReach,
  'decide-extension': askedExtensions,
  'review-opening': openingsToReview,
  'decide-triage': suggestion,
  'record-victim-contact': safeContact,
  'record-contact-attempt': safeContact,
  'record-victim-view': safeContact,
  'tell-victim': safeContact,
  'decline-support': safeContact,
  'end-contact': safeContact,
  'mark-contact-unsafe': safeContact,
  'set-safe-contact': safeContact,
  'assess-risk': riskNow,
  'record-conference': riskNow,
  'record-review': riskNow,
  'record-session': soFar,
  'decide-retention': wouldGo,
  'confirm-erasure': wouldGo,
  'withdraw-erasure': wouldGo,
  'exclude-agency': whoSees,
  'exclude-person': whoSees,
  'name-representative': whoSees,
  'restrict-to': whoSees,
  'lift-exclusion': whoSees,
  'lift-restriction': whoSees,
  'propose-closure': checklist,
  'answer-closure': checklist,
  'approve-closure': checklist,
}

/** What explains why something may not be done yet. */
const reasons: Readonly<Record<string, Facts>> = {
  'approve-closure': checklist,
  'confirm-erasure': wouldGo,
}

/** What is to be known before a form is filled in, or why it may not be, as far as it is for its reader, who is of this agency. */
export async function factsFor(
  seen: Look,
  command: string,
  { may, agency }: { readonly may: boolean; readonly agency: string },
): Promise<readonly Fact[]> {
  const told = (may ? facts : reasons)[command]
  const known = seen.kind === 'pathway' && told ? await told(seen) : []
  return may ? [...owed(seen, command, agency), ...known] : known
}
