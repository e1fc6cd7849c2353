import { z } from 'zod'
import { findOwed } from '../../entity/owing-rule.ts'
import { obligationId, words } from '../../fields.ts'
import { owed } from '../state.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { toldToVictim } from '../victim-contact.ts'

/** What the advocate owes the victim, and no decision of anybody else ends. */
const owedToVictim = ['victimContact', 'victimContactHigh', ...toldToVictim] as const

/**
 * The advocate alone says that one contact is not to be made, and why: another service supports the victim, or it would put
 * them at risk. Whatever was decided about the pathway, it is owed until it is met or this is said.
 */
const endContact = rule({
  label: 'End a contact that is owed',
  area: 'victim',
  who: ['victimAdvocate'],
  neverTooLate: true,
  afterEnd: 'whileOwed',
  body: z.strictObject({ obligationId: obligationId(), reason: words() }),
  example: { obligationId: 'pw0123456789ab.3', reason: 'Another service is in touch with her.' },
  settles: owedToVictim,
  allowed: (state) =>
    owed(state, ...owedToVictim).length > 0 ? undefined : refuse('nothing-owed'),
  decide(builder, { obligationId: id, reason }) {
    const one = findOwed(builder, id)
    if ('code' in one) return one
    if (!owedToVictim.some((what) => what === one.what))
      return refuse('has-own-command', 'obligationId')
    if (one.agency !== builder.context.by.agency) return refuse('not-yours', 'obligationId')
    builder.settleOne(id, 'ended', { note: reason })
    return undefined
  },
})

/** How the advocate ends what no decision ends. */
export const contactEndCommands = { 'end-contact': endContact } as const
