import type { Cases } from './cases.ts'
import { defaultExtensions } from '../../../../../domain/policy/extensions.ts'
import { defaultPolicies } from '../../../../../domain/policy/defaults.ts'
import { inSuitability, inWatch, referred } from '../beginnings.ts'
import { expect } from '@jest/globals'
import { onStopped } from './hold.ts'
import { people } from '../world.ts'
import type { SiteReference } from '../../../../../domain/reference/reference.ts'
import { step, type Story } from '../story.ts'

const of = (obligationId: string) => ({ obligationId })

/** The urgent contact, due in a day, put off by two months. */
const contact = { obligationId: 'p1.2', to: '2027-01-04' }
const putOff = () => referred({ urgent: true }).and(step('extend', contact))
const asked = () => of(putOff().the('confirmExtension').id)
const usually = { to: 'victimAdvocate', what: 'victimContactHigh' } as const
const putOffTwice = () =>
  referred().and(step('extend', { to: '2026-11-10' }), step('extend', { to: '2026-11-11' }))

function onlySupervisors(story: Story): Story {
  const { process, ...guards } = defaultExtensions.guards
  const by = ['supervisor'] as const
  const extensions = { ...defaultExtensions, guards: { ...guards, process: { ...process, by } } }
  const policy: SiteReference['policy'] = { ...defaultPolicies.london, extensions }
  story.reference = { ...story.reference, policy }
  return story
}

export const extensionCases = {
  extend: {
    accepts: {
      'to the end of a day; the owner is told': () =>
        referred()
          .when('extend')
          .gives('obligation-moved')
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-27 17:00' })
          .tells('coordinator', 'acknowledge', 'moved', false),
      'to an instant': () =>
        referred()
          .when('extend', { to: '2026-11-27T12:30:00+01:00' })
          .toOwe({ to: 'coordinator', what: 'acknowledge', by: '2026-11-27 11:30' }),
      'what guards the victim, by a working day; the chair hears': () =>
        referred({ urgent: true })
          .when('extend', { ...contact, to: '2026-11-04' })
          .gives('obligation-moved')
          .toOwe({ ...usually, by: '2026-11-04 17:00' })
          .tells('chair', 'victimContactHigh', 'moved'),
      'past what one person may: a second one is asked, and if nobody answers it lapses': () =>
        putOff()
          .gives('obligation-moved', 'obligation-opened')
          .toOwe({ ...usually, by: '2027-01-04 17:00' })
          .toOwe({ to: 'chair', what: 'confirmExtension', by: '2026-11-03 17:00' })
          .until('2026-11-03 17:00')
          .toOwe({ ...usually, by: '2026-11-03 10:01' })
          .tells('victimAdvocate', 'victimContactHigh', 'due-now')
          .owesOnly('acknowledge', 'victimContactHigh'),
      'after a lapse, somebody else, who asks a second person again': () =>
        putOff()
          .until('2026-11-03 17:00')
          .when('extend', { ...contact, to: '2027-01-04' }, { by: people.supervisor })
          .gives('obligation-moved', 'obligation-opened'),
      'within the ceiling, but for the second time': () =>
        referred({ urgent: true })
          .and(step('extend', { ...contact, to: '2026-11-03T12:00:00Z' }))
          .when('extend', { ...contact, to: '2026-11-03T13:00:00Z' })
          .gives('obligation-moved', 'obligation-opened'),
      'what is put off a third time': () =>
        putOffTwice()
          .owesOnly('acknowledge', 'victimContact')
          .when('extend', { to: '2026-11-12' })
          .gives('obligation-moved', 'obligation-opened'),
      'an earlier date counts as none': () => {
        const story = putOffTwice().and(step('extend', { to: '2026-11-06' }))
        expect(story.the('acknowledge').extended?.times).toBe(2)
        return story.gives('obligation-moved')
      },
      'what was done meanwhile needs no confirming': () =>
        putOff().and(step('accept-referral'), step('record-victim-view')).owesOnly('triageUrgent'),
      'the end of the pathway leaves both to be answered': () =>
        putOff()
          .and(step('reject-referral'))
          .owesOnly('victimContactHigh', 'confirmExtension')
          .until('2026-11-03 17:00')
          .toOwe({ ...usually, by: '2026-11-03 10:01' }),
    },
    refuses: {
      'stopped-by-hold': () => onStopped('extend'),
      'extension-lapsed': () =>
        putOff()
          .until('2026-11-03 17:00')
          .when('extend', { ...contact, to: '2027-01-04' })
          .refuses('extension-lapsed', 'obligationId'),
      'no-such-obligation': () => referred().when('extend', of('p1.9')),
      'not-later': () => referred().when('extend', { to: '2026-11-01' }),
      'outside-calendar': () => referred().when('extend', { to: '2040-12-31' }),
      'nothing-owed': () => inWatch().when('extend'),
      'has-own-command': () => putOff().when('extend', asked()),
      'date-fixed': () => {
        const served = { servedOn: '2026-11-02' }
        const story = inSuitability().and(step('record-order', served))
        return story.when('extend', of(story.the('orderNotification').id))
      },
      'extension-unconfirmed': () => putOff().when('extend', contact),
      'not-yours-to-extend': () => onlySupervisors(referred()).when('extend'),
    },
  },
  'decide-extension': {
    accepts: {
      'confirmed: the later date stands': () =>
        putOff()
          .when('decide-extension', asked())
          .gives('extension-confirmed', 'obligation-settled')
          .until('2026-12-31 10:00')
          .toOwe({ ...usually, by: '2027-01-04 17:00' }),
      'refused: the earlier one stands again, and the owner hears': () =>
        putOff()
          .when('decide-extension', { ...asked(), outcome: 'refuse' })
          .gives('obligation-moved', 'obligation-settled')
          .toOwe({ ...usually, by: '2026-11-03 10:01' })
          .tells('victimAdvocate', 'victimContactHigh', 'moved'),
      'refused: it can be put off again, as if it never had been': () =>
        putOff()
          .and(step('decide-extension', { ...asked(), outcome: 'refuse' }))
          .when('extend', { ...contact, to: '2026-11-04' })
          .gives('obligation-moved'),
    },
    refuses: {
      'nothing-owed': () => referred().when('decide-extension'),
      'own-proposal': () => putOff().when('decide-extension', asked(), { by: people.coordinator }),
      'no-such-obligation': () => putOff().when('decide-extension', of('p1.9')),
      'has-own-command': () => putOff().when('decide-extension', of('p1.1')),
    },
  },
} satisfies Partial<Cases>
