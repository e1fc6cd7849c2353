import { counted, lower } from '../../../../domain/sentence.ts'
import type { Heading } from '../../../../app/views/pathway/heading.ts'
import { agencyIn } from './names.ts'
import { day, dueInWords, moment, shortDay } from '../../../words/dates.ts'
import { entryReasons } from '../../../../domain/stages/outcomes.ts'
import { flags } from '../../../../domain/pathway/shape/flags.ts'
import { holdReasons } from '../../../../domain/pathway/shape/treatment.ts'
import type { Mood } from '../../../parts.ts'
import { places, stages } from '../../../../domain/stages/index.ts'
import { risks } from '../../../../domain/codes.ts'
import { titleIn } from '../../../../domain/titled.ts'

interface Tag {
  readonly text: string
  readonly mood: Mood
}

/** A stage of the main line, as the line of stages shows it. */
interface StageShown {
  readonly title: string
  readonly state: keyof typeof stageStates
  readonly when: string | undefined
}

/** Where a stage of the line is, in the words of somebody who cannot see its colour. */
export const stageStates = {
  done: 'Finished',
  now: 'Now',
  earlier: 'Visited earlier',
  skipped: 'Not needed',
  ahead: 'Not reached',
} as const

/** What stands at the top of every page of a pathway. */
export interface HeadingShown {
  readonly id: string
  /** Neutral: it stands in the history of a browser. */
  readonly title: string
  readonly name: string | undefined
  readonly tags: readonly Tag[]
  readonly sentence: string
  readonly line: readonly StageShown[]
}

const urgent: readonly string[] = ['urgent', 'emergency', 'contactUnsafe']

/** The top of a pathway's page in words. */
export function headingOf(heading: Heading): HeadingShown {
  const { id, name, stage, risk } = heading
  return {
    id,
    title: `Pathway ${id}`,
    name: name ?? undefined,
    tags: [
      { text: titleIn(places, stage), mood: stage === 'ended' ? 'quiet' : 'calm' },
      ...(risk === null
        ? []
        : [
            {
              text: `${titleIn(risks, risk)} risk`,
              mood: risk === 'high' ? ('late' as const) : ('quiet' as const),
            },
          ]),
      ...heading.flags.map((flag) => ({
        text: titleIn(flags, flag),
        mood: urgent.includes(flag) ? ('late' as const) : ('soon' as const),
      })),
      ...keptOutTags(heading),
      ...openedTag(heading),
    ],
    sentence: sentenceOf(heading),
    line: lineOf(heading),
  }
}

/** That some may not see it, for those who may know that. */
function keptOutTags({ keptOut }: Heading): Tag[] {
  if (!keptOut) return []
  const { excluded, only, included } = keptOut
  const you = included ? '' : ', not you'
  return [
    ...(only === null ? [] : [`Restricted to ${counted(only, 'person', 'people')}${you}`]),
    ...(excluded === 0 ? [] : [`${excluded} excluded`]),
  ].map((text) => ({ text, mood: 'soon' }))
}

/** That its reader opened it in an emergency, and until when. */
const openedTag = ({ openedUntil }: Heading): Tag[] =>
  openedUntil === null
    ? []
    : [{ text: `Opened by you in an emergency, until ${moment(openedUntil)}`, mood: 'late' }]

/** Where it is, since when and why, and whom it waits for: one sentence. */
const sentenceOf = (heading: Heading): string =>
  [whereOf(heading), waitingOf(heading)].filter(Boolean).join(', ') + '.'

function whereOf({ stage, course, endedAt, watchUntil, hold }: Heading): string {
  if (stage === 'received') return 'Received a moment ago'
  const held = hold === null ? '' : `, on hold (${lower(titleIn(holdReasons, hold))})`
  if (stage === 'ended') {
    const because = course.ends.at(-1)?.because
    const why = because === undefined ? '' : ` (${lower(titleIn(entryReasons, because))})`
    return endedAt === null ? `Ended${why}` : `Ended on ${day(endedAt)}${why}`
  }
  const [now, before] = [...course.stages].reverse()
  if (!now) return `In ${lower(titleIn(places, stage))}`
  const why = lower(titleIn(entryReasons, now.because))
  const after = before && `after ${lower(titleIn(stages, before.stage))}: ${why}`
  const until = stage === 'watch' && watchUntil !== null ? ` until ${day(watchUntil)}` : ''
  return `In ${lower(titleIn(stages, now.stage))} since ${day(now.at)}${until} (${after ?? why})${held}`
}

/** Whom it waits for first; what a hold has stopped waits for nobody. */
function waitingOf({ waitingOn, agencies, now, whole, stage }: Heading): string {
  const [first, ...others] = waitingOn.filter(({ stoppedSince }) => stoppedSince === null)
  if (!first) {
    if (!whole) return 'with nothing owed by your agency'
    return stage === 'ended' ? '' : 'with nothing owed by anybody at the moment'
  }
  const more = others.length === 0 ? '' : `, and for ${counted(others.length, 'other thing')}`
  const { agency, title, due } = first
  return `waiting on ${agencyIn(agencies, agency)} for ${title}, ${dueClause(due, now)}${more}`
}

/** When something is due, as part of a sentence: "due in 5 days", "2 weeks overdue". */
export const dueClause = (due: string, now: number): string =>
  (Date.parse(due) < now ? '' : 'due ') + dueInWords(due, now)

function lineOf({ stage, course, now, endedAt }: Heading): StageShown[] {
  const codes = Object.keys(stages)
  const at = stage === 'ended' ? codes.length : codes.indexOf(stage)
  const line = codes.map((code, n): StageShown => {
    const entered = course.stages.findLast((one) => one.stage === code)?.at
    const when = entered === undefined ? undefined : shortDay(entered, now)
    const title = titleIn(stages, code)
    if (n === at) return { title, state: 'now', when: when && `since ${when}` }
    if (n > at) return { title, state: when === undefined ? 'ahead' : 'earlier', when }
    return { title, state: when === undefined ? 'skipped' : 'done', when }
  })
  if (stage !== 'ended') return line
  const when = endedAt === null ? undefined : shortDay(endedAt, now)
  return [...line, { title: 'Ended', state: 'now', when }]
}
