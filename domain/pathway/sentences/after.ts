import { by, called, instant, party, say, site } from '../../sentence.ts'
import { defaultRetentionClasses } from '../../policy/retention.ts'
import { titleIn } from '../../titled.ts'
import { erasureGrounds } from '../shape/closure.ts'
import type { Sentences } from './sentences.ts'

/** What is done with the record of a pathway, and its going to another site. */
export const afterSentences = {
  'retention-classified': ({ class: code }) =>
    say`the retention class was set${by}: ${titleIn(defaultRetentionClasses, code)}`,
  'record-retained': ({ until }) =>
    say`the record is to be kept until ${instant(until)}; decided${by}`,
  'erasure-proposed': ({ ground }) =>
    say`erasing the record was proposed${by}, for a second person to confirm: ${called(erasureGrounds, ground)}`,
  'erasure-withdrawn': () => say`the proposal to erase the record was withdrawn${by}`,
  'record-erased': ({ ground }) =>
    say`the words of the record were erased${by}: ${called(erasureGrounds, ground)}`,
  'legal-hold-set': () => say`a legal hold was set${by}`,
  'legal-hold-lifted': () => say`the legal hold was lifted${by}`,
  'transfer-offered': ({ to, agency, role }) =>
    say`the pathway was offered to ${site(to)}${by}; ${party({ agency, role })} is to answer`,
  'transfer-withdrawn': ({ to }) => say`the offer to ${site(to)} was withdrawn${by}`,
  'transfer-refused': ({ to }) => say`the offer of the pathway to ${site(to)} was refused${by}`,
  'transfer-accepted': ({ from, to }) =>
    say`the pathway was transferred from ${site(from)} to ${site(to)}; accepted${by}`,
} satisfies Partial<Sentences>
