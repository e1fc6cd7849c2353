import { agency, by, called, day, order, person, say } from '../../sentence.ts'
import { breachDecisions, breachKinds, orderEnds, orderKinds } from '../order-kinds.ts'
import { notifications, renewalDecisions } from '../shape/choices.ts'
import type { Sentences } from './sentences.ts'

/** Orders and conditions, and their breaches. */
export const orderSentences = {
  'order-recorded': ({ kind, grantedOn, expiresOn }) =>
    say`${called(orderKinds, kind)} recorded${by}, granted on ${day(grantedOn)}${until(expiresOn)}`,
  'order-served': ({ id, on }) => say`service of ${order(id)} on ${day(on)} was recorded${by}`,
  'order-varied': ({ id, on }) => say`a variation of ${order(id)} on ${day(on)} was recorded${by}`,
  'order-renewal-decided': ({ id, decision }) =>
    say`whether to renew ${order(id)} was decided${by}: ${called(renewalDecisions, decision)}`,
  'order-renewed': ({ id, on, expiresOn }) =>
    say`a renewal of ${order(id)} on ${day(on)} was recorded${by}${until(expiresOn)}`,
  'order-ended': ({ id, how, on }) =>
    say`the end of ${order(id)} on ${day(on)} was recorded: ${called(orderEnds, how)}`,
  'order-expired': ({ id, on }) => say`the term of ${order(id)} ended on ${day(on)}`,
  'order-notification-recorded': ({ id, what, on, late }) =>
    say`${person} notified the police under ${order(id)} on ${day(on)}${late && ', late'} (${called(notifications, what)}); recorded${by}`,
  'breach-recorded': ({ order: id, on, kind, unserved }) =>
    say`a breach of ${order(id)} on ${day(on)} was recorded${by}: ${called(breachKinds, kind)}${unserved && ', before it was served'}`,
  'breach-decided': ({ order: id, decision }) =>
    say`a breach of ${order(id)} was decided${by}: ${called(breachDecisions, decision)}`,
  'order-handed-over': ({ id, agency: to }) =>
    say`the handover of ${order(id)} to ${agency(to)} was recorded${by}`,
} satisfies Partial<Sentences>

const until = (expiresOn: string | undefined) =>
  expiresOn !== undefined && say`, in force until ${day(expiresOn)}`
