import {
  actionAgreed,
  inResearch,
  inTriage,
  inWatch,
  listed,
  sessionsPlanned,
} from '../beginnings.ts'
import { amongOthers, firstMeeting, people, referenceOf } from '../world.ts'
import { step, type Story } from '../story.ts'
import { type Cases, refusedFrom } from './cases.ts'

const offered = (begin: () => Story = inTriage): Story => begin().and(step('offer-transfer'))
export const hampshirePolice = 'hampshire-constabulary'
const southern = 'southern-health-nhs-foundation-trust'

/** Hampshire, where this agency coordinates, or nobody does. */
export function coordinatedBy(story: Story, agency?: string): Story {
  const hampshire = referenceOf('hampshire')
  const { coordinator: _, ...others } = hampshire.holders
  const holders = agency === undefined ? others : { ...others, coordinator: agency }
  story.reference = { ...amongOthers('london'), others: { hampshire: { ...hampshire, holders } } }
  return story
}

export const transferCases = {
  'offer-transfer': {
    accepts: {
      'the receiving coordinator owes an answer; the sender keeps everything and owes everything':
        () =>
          inTriage()
            .when('offer-transfer')
            .gives('transfer-offered', 'obligation-opened')
            .standsAt('triage')
            .owesOnly('victimContact', 'triage', 'answerTransfer')
            .toOwe({ to: 'coordinator', what: 'answerTransfer', by: '2026-11-09 17:00' })
            .toOwe({ to: 'policeLead', what: 'triage', agency: 'metropolitan-police-service' })
            .tells('coordinator', 'answerTransfer', 'asked', false),
      'what waits for an answer cannot be given to anybody else': () => {
        const story = offered()
        return story
          .when('reassign', {
            obligationId: story.the('answerTransfer').id,
            agency: 'metropolitan-police-service',
            role: 'coordinator',
          })
          .refuses('not-yours', 'agency')
          .and(step('withdraw-transfer'))
      },
      'again, once the offer before it was refused': () =>
        offered().and(step('refuse-transfer'), step('offer-transfer', { site: 'cheshire' })),
    },
    refuses: {
      'transfer-pending': () => offered().when('offer-transfer', { site: 'cheshire' }),
      'same-site': () => inTriage().when('offer-transfer', { site: 'london' }),
      'site-not-ready': () => coordinatedBy(inTriage()).when('offer-transfer'),
      'agency-excluded': () =>
        coordinatedBy(
          inTriage().and(step('exclude-agency', { agency: hampshirePolice })),
          hampshirePolice,
        ).when('offer-transfer'),
      'agency-left-out': () =>
        coordinatedBy(inTriage().and(step('restrict-to')), hampshirePolice).when('offer-transfer'),
    },
  },
  'conference-offered': {
    accepts: {
      'to the site that the chair names, as its own coordinator offers it': () =>
        listed()
          .when('conference-offered')
          .gives('transfer-offered', 'obligation-opened')
          .toOwe({ to: 'coordinator', what: 'answerTransfer', by: '2026-11-09 17:00' })
          .tells('coordinator', 'answerTransfer', 'asked', false),
      'it stays on its list until that is accepted': () => {
        const story = listed().when('conference-offered')
        if (story.state.listing?.conference !== firstMeeting)
          throw new Error('it has left its list')
        return story.and(step('refuse-transfer')).saysToMeetings([firstMeeting, 'list-item'])
      },
    },
    refuses: {
      ...refusedFrom('conference-offered', {
        'transfer-pending': () => offered(listed),
        'site-not-ready': () => coordinatedBy(listed()),
      }),
      'same-site': () => listed().when('conference-offered', { site: 'london' }),
    },
  },
  'withdraw-transfer': {
    accepts: {
      'nobody owes an answer any more': () =>
        offered()
          .when('withdraw-transfer')
          .gives('obligation-settled', 'transfer-withdrawn')
          .owesOnly('victimContact', 'triage')
          .when('accept-transfer')
          .refuses('no-transfer')
          .and(step('offer-transfer')),
    },
    refuses: refusedFrom('withdraw-transfer', { 'no-transfer': inTriage }),
  },
  'refuse-transfer': {
    accepts: {
      'nothing has changed, and the sender’s coordinator owes a look': () =>
        offered()
          .when('refuse-transfer')
          .gives('obligation-settled', 'transfer-refused', 'obligation-opened')
          .standsAt('triage')
          .owesOnly('victimContact', 'triage', 'hearOfRefusal')
          .toOwe({ to: 'coordinator', what: 'hearOfRefusal', by: '2026-11-04 17:00' }),
    },
    refuses: {
      'no-transfer': () => inTriage().when('refuse-transfer'),
      'not-yours': () => offered().when('refuse-transfer', {}, { by: people.coordinator }),
    },
  },
  'accept-transfer': {
    accepts: {
      'the new police owe what the old ones did, until the same date; the victim is to be told':
        () =>
          offered()
            .when('accept-transfer', {}, { at: '2026-11-03 12:00' })
            .gives(
              'obligation-settled',
              'transfer-accepted',
              'obligation-reassigned',
              'obligation-opened',
            )
            .standsAt('triage')
            .owesOnly('victimContact', 'triage', 'tellVictim')
            .toOwe({
              to: 'policeLead',
              what: 'triage',
              agency: hampshirePolice,
              by: '2026-11-04 17:00',
            })
            .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2026-11-04 17:00' })
            .tells('policeLead', 'triage', 'reassigned', true)
            .and(step('decide-triage'))
            .standsAt('research')
            .toOwe({ to: 'policeLead', what: 'return', agency: hampshirePolice }),
      'an action stays with the agency that promised it; what is verified is the new site’s': () =>
        offered(actionAgreed)
          .and(step('accept-transfer'))
          .toOwe({ to: 'agencyWorker', what: 'action', agency: 'london-housing' })
          .toOwe({ to: 'forensicClinician', what: 'suitability', agency: southern })
          .when('end-action', { actionId: 'a1', outcome: 'done' })
          .toOwe({ to: 'coordinator', what: 'verifyAction' }),
      'an agency that was asked for a return owes it still': () =>
        offered(inResearch)
          .and(step('accept-transfer'))
          .toOwe({ to: 'policeLead', what: 'return', agency: 'metropolitan-police-service' })
          .toOwe({ to: 'probation', what: 'return', agency: 'national-probation-service-london' }),
      'the sessions are the new site’s, and so is whoever holds them': () => {
        const story = offered(sessionsPlanned).and(step('accept-transfer'))
        story.toOwe({ to: 'forensicClinician', what: 'recordSession', agency: southern })
        if (story.state.provider?.agency !== southern) throw new Error('the provider has not moved')
        return story
      },
      'in the watch, which ends on its day at the new site': () =>
        offered(inWatch)
          .and(step('accept-transfer'), step('record-victim-contact'))
          .standsAt('watch')
          .owesOnly()
          .until('2027-11-02 12:00')
          .standsAt('ended'),
      'the ladders are those of the new site, also of what stays': () => {
        const story = offered(inResearch)
        const hampshire = referenceOf('hampshire')
        const { standard } = hampshire.policy.ladders
        if (!standard) throw new Error('there is no such ladder')
        const rungs = standard.rungs.slice(0, 4)
        const ladders = { ...hampshire.policy.ladders, standard: { ...standard, rungs } }
        const policy = { ...hampshire.policy, ladders }
        story.reference = {
          ...amongOthers('london'),
          others: { hampshire: { ...hampshire, policy } },
        }
        story.and(step('accept-transfer')).until('2026-12-24 12:00')
        for (const { rungs: left } of Object.values(story.state.obligations))
          if (left.length > 0) throw new Error('a rung of the old ladder is left')
        return story.and(step('offer-transfer', { site: 'london' }))
      },
      'and back again, with everything that happened': () => {
        const story = offered().and(
          step('accept-transfer'),
          step('offer-transfer', { site: 'london' }),
        )
        return story
          .when('accept-transfer')
          .refuses('not-yours')
          .and(step('accept-transfer', {}, { by: people.coordinator }))
          .toOwe({ to: 'policeLead', what: 'triage', agency: 'metropolitan-police-service' })
      },
    },
    refuses: {
      ...refusedFrom('accept-transfer', {
        'no-transfer': inTriage,
        'site-not-ready': () => coordinatedBy(offered()),
      }),
      'other-site': () =>
        offered(inResearch)
          .and(step('accept-transfer'))
          .when('report-incident', {}, { by: people.probation }) // a danger, from wherever it is seen
          .standsAt('research')
          .when('waive-return', {}, { by: people.chair }),
      'not-yours': () => offered().when('accept-transfer', {}, { by: people.coordinator }),
    },
  },
} as const satisfies Cases
