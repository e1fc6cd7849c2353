import { guidanceView } from '../../app/views/pathway/guidance.ts'
import type { Look, PathwayLook } from '../../app/access/look.ts'
import { outcomesOf } from '../../domain/stages/outcomes.ts'
import { risks } from '../../domain/codes.ts'
import { safeContactText } from '../words/safe-contact.ts'
import { safeContactView } from '../../app/views/pathway/page-words.ts'
import { stages } from '../../domain/stages/index.ts'
import { titleIn } from '../../domain/titled.ts'

/** What somebody should know before they answer, in lines under its name. */
export interface Fact {
  readonly name: string
  readonly lines: readonly string[]
}

type Facts = (seen: PathwayLook) => Promise<readonly Fact[]>

const safeContact: Facts = async (seen) => {
  const terms = await safeContactView(seen)
  const lines = terms ? safeContactText(terms) : ['Safe contact has not been recorded']
  return [{ name: 'Safe contact with the victim', lines }]
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
    { name: 'Needed before it can close, and missing', lines: titles(false, true) },
    { name: 'Recommended before it closes, and missing', lines: titles(false, false) },
    { name: 'Is so', lines: titles(true) },
  ].filter(({ lines }) => lines.length > 0)
}

const riskNow: Facts = async ({ whole, place: { risk } }) =>
  whole ? [{ name: 'Overall risk now', lines: [risk ? titleIn(risks, risk) : 'Not rated'] }] : []

/** What stands above the questions of a form, where they cannot be answered without it. */
const facts: Readonly<Record<string, Facts>> = {
  'decide-triage': suggestion,
  'record-victim-contact': safeContact,
  'record-contact-attempt': safeContact,
  'record-victim-view': safeContact,
  'set-safe-contact': safeContact,
  'assess-risk': riskNow,
  'record-conference': riskNow,
  'record-review': riskNow,
  'propose-closure': checklist,
  'answer-closure': checklist,
  'approve-closure': checklist,
}

/** What explains why something may not be done yet. */
const reasons: Readonly<Record<string, Facts>> = { 'approve-closure': checklist }

/** What is to be known before a form is filled in, or why it may not be, as far as it is for its reader. */
export const factsFor = async (
  seen: Look,
  command: string,
  may: boolean,
): Promise<readonly Fact[]> => {
  const told = (may ? facts : reasons)[command]
  return seen.kind === 'pathway' && told ? told(seen) : []
}
