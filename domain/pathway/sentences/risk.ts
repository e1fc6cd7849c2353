import { entriesOf } from '../../in-order.ts'
import { by, called, day, inRow, pathway, person, say } from '../../sentence.ts'
import { bands } from '../../matching/codes.ts'
import { incidentKinds, instruments, lifeChanges, ratedRisks, ratings, risks } from '../../codes.ts'
import { ratingOccasions } from '../shape/choices.ts'
import { theVictim } from './the-victim.ts'
import type { Sentences } from './sentences.ts'

const rated = (given: Readonly<Record<string, string>>): string =>
  inRow(
    entriesOf(given).map(([of, rating]) => `${called(ratedRisks, of)} ${called(ratings, rating)}`),
  )

/** The risk, and what interrupts. */
export const riskSentences = {
  'risk-set': ({ risk, because }) =>
    say`the risk was set to ${called(risks, risk)}${by} (${called(ratingOccasions, because)})`,
  'risk-assessed': ({ instrument, ratings: given }) =>
    say`the risk was assessed${by} with ${called(instruments, instrument)}: ${rated(given)}`,
  'change-recorded': ({ on, kind }) =>
    say`a change in ${person}’s life was recorded${by}: ${called(lifeChanges, kind)}, on ${day(on)}`,
  'reports-joined': () => say`two reports were found to be of one incident${by}`,
  'incident-reported': ({ on, kind, urgent, strand }) =>
    say`${urgent ? 'an urgent incident' : 'an incident'}${strand !== undefined && ` about ${theVictim(strand)}`} on ${day(on)} was reported${by}: ${called(incidentKinds, kind)}`,
  'report-heard': ({ pathway: from }) =>
    say`something was reported about ${person} on ${from === undefined ? 'a pathway at another site' : pathway(from)}`,
  'reported-by-name': ({ on, kind, urgent, band }) =>
    say`${urgent ? 'an urgent risk' : 'an incident'} on ${day(on)} was reported by name${by}: ${called(incidentKinds, kind)} (${called(bands, band)})`,
  'report-disowned': () => say`a report by name was found to be about somebody else${by}`,
} satisfies Partial<Sentences>
