import { theVictim } from './the-victim.ts'
import { by, called, counted, day, instant, say } from '../../sentence.ts'
import { custodyStatuses, holdReasons } from '../shape/treatment.ts'
import { concerned, holdEnds, holdReviews } from '../shape/choices.ts'
import type { Sentences } from './sentences.ts'

/** Holds, custody and bail, and deaths. */
export const holdSentences = {
  'hold-begun': ({ reason, resumeAt }) =>
    say`treatment was put on hold${by}: ${called(holdReasons, reason)}${resumeAt !== undefined && say`, until ${instant(resumeAt)}`}`,
  'hold-reviewed': ({ outcome, resumeAt }) =>
    say`the hold was reviewed${by}: ${called(holdReviews, outcome)}${resumeAt !== undefined && say`, until ${instant(resumeAt)}`}`,
  'hold-ended': ({ because, overtaken }) =>
    say`the hold ended: ${called(holdEnds, because)}${overtaken.length > 0 && `; ${counted(overtaken.length, 'session')} fell within it`}`,
  'custody-recorded': ({ on, status, releaseAt }) =>
    say`custody or bail was recorded${by}: ${called(custodyStatuses, status)}, from ${day(on)}${releaseAt !== undefined && say`, to be released on ${instant(releaseAt)}`}`,
  'death-recorded': ({ who, on, strand }) =>
    say`${who === 'victim' ? theVictim(strand) : called(concerned, who)} died on ${day(on)}; recorded${by}`,
} satisfies Partial<Sentences>
