import {
  closureProposed,
  emergency,
  ended,
  inSuitability,
  inWatch,
  referred,
  sessionsPlanned,
  twoVictims,
} from '../beginnings.ts'
import { asksWhich } from './contact.ts'
import type { Cases } from './cases.ts'
import { heldInSuitability } from './hold.ts'
import { council, people } from '../world.ts'
import { step, type Story } from '../story.ts'

/** Released on Monday 1 March 2027: ten working days before is Monday 15 February. */
const release = { releaseOn: '2027-03-01' }
const sentenced = (begin: () => Story = inSuitability): Story =>
  begin().and(step('record-custody', release))
const died = (begin: () => Story = inSuitability): Story => begin().and(step('record-death'))

/** What a death refuses, wherever it is asked. */
export const refusedAfterDeath = [
  'record-suitability',
  'plan-sessions',
  'record-session',
  'judge-absence',
  'end-programme',
  'hold',
  'record-custody',
] as const

export const custodyCases = {
  'record-custody': {
    accepts: {
      'of a sentence without a date the victim is told': () =>
        inSuitability()
          .when('record-custody')
          .gives('custody-recorded', 'obligation-opened')
          .toOwe({ to: 'victimAdvocate', what: 'tellVictim', by: '2026-11-03 17:00' }),
      'while sessions are planned they are held, if so said, until somebody has looked': () =>
        sessionsPlanned()
          .when('record-custody', { sessions: 'hold' })
          .standsAt('sessions', { flags: ['held'] })
          .toOwe({ to: 'coordinator', what: 'reviewHold' }),
      'or go on where the person is': () =>
        sessionsPlanned()
          .when('record-custody', { sessions: 'goOn' })
          .standsAt('sessions', { flags: [] }),
      'nothing is asked of sessions once custody has begun': () =>
        sessionsPlanned()
          .and(step('record-custody', { sessions: 'goOn' }))
          .when('record-custody', { status: 'sentenced' })
          .standsAt('sessions'),
      'a date of release owes a plan and a word before it, asked for at once': () =>
        sentenced()
          .toOwe({ to: 'probation', what: 'planRelease', by: '2027-02-15 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-02-15 17:00' })
          .tells('victimAdvocate', 'tellRelease', 'asked', false)
          .tells('probation', 'planRelease', 'asked', false)
          .until('2027-02-15 09:00')
          .tells('victimAdvocate', 'tellRelease', 'due-today'),
      'another date moves both, with its reason, and both are told': () =>
        sentenced()
          .when('record-custody', { releaseOn: '2027-04-12' })
          .gives('custody-recorded', 'obligation-moved', 'obligation-moved')
          .toOwe({ to: 'probation', what: 'planRelease', by: '2027-03-25 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2027-03-25 17:00' })
          .tells('victimAdvocate', 'tellRelease', 'moved', false),
      'one that is today is owed today, and both hear of it at once': () =>
        inSuitability()
          .when('record-custody', { status: 'sentenced', releaseOn: '2026-11-02' })
          .toOwe({ to: 'probation', what: 'planRelease', by: '2026-11-02 23:59' })
          .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2026-11-02 23:59' })
          .tells('victimAdvocate', 'tellRelease', 'nudge-1', true)
          .tells('probation', 'planRelease', 'nudge-1', true),
      'one that is near is owed the same day': () =>
        inSuitability()
          .when('record-custody', { status: 'recalled', releaseOn: '2026-11-09' })
          .toOwe({ to: 'probation', what: 'planRelease', by: '2026-11-02 23:59' })
          .toOwe({ to: 'victimAdvocate', what: 'tellRelease', by: '2026-11-02 23:59' }),
      'the same date again moves nothing, with or without a note': () =>
        sentenced()
          .when('record-custody', { ...release, note: undefined })
          .gives('custody-recorded'),
      'a release is told to the advocate the same day, and the risk is assessed': () =>
        sentenced()
          .when('record-custody', { status: 'released' }, { at: '2026-11-26 10:00' })
          .toOwe({ to: 'victimAdvocate', what: 'hearOfRelease', by: '2026-11-26 23:59' })
          .tells('victimAdvocate', 'hearOfRelease', 'asked', true)
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-12-03 17:00' })
          .owesOnly('victimContact', 'suitability', 'hearOfRelease', 'reassess'),
      'on bail likewise, and a hold gets an unscheduled review but continues': () =>
        heldInSuitability()
          .when('record-custody', { status: 'bailed' }, { at: '2026-11-10 10:00' })
          .standsAt('suitability', { flags: ['held'] })
          .toOwe({ to: 'coordinator', what: 'reviewHold', by: '2026-11-17 17:00' })
          .toOwe({ to: 'victimAdvocate', what: 'hearOfRelease', by: '2026-11-10 23:59' })
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-17 17:00' }),
      'no hold stops what is owed before a release': () =>
        heldInSuitability()
          .and(step('record-custody', release))
          .until('2027-02-16 09:00')
          .tells('supervisor', 'tellRelease', 'manager')
          .tells('supervisor', 'planRelease', 'manager'),
      'in a watch too': () =>
        inWatch()
          .when('record-custody', { status: 'released' })
          .standsAt('watch')
          .toOwe({ to: 'victimAdvocate', what: 'hearOfRelease', by: '2026-11-02 23:59' }),
    },
    refuses: {
      'sessions-unsaid': () =>
        sessionsPlanned().when('record-custody').refuses('sessions-unsaid', 'sessions'),
      'release-date': () =>
        inSuitability().when('record-custody', { status: 'released', ...release }),
      'not-later': () => inSuitability().when('record-custody', { releaseOn: '2026-11-01' }),
      'reason-missing': () =>
        sentenced().when('record-custody', { releaseOn: '2027-04-12', note: undefined }),
      'outside-calendar': () => inSuitability().when('record-custody', { releaseOn: '2041-03-04' }),
      'person-died': () => died().when('record-custody'),
    },
  },
  'record-death': {
    accepts: {
      'of the person: treatment ends, the advocate hears, and people close it': () =>
        inSuitability()
          .when('record-death')
          .standsAt('closure', { flags: ['personDied'] })
          .owesOnly('victimContact', 'hearOfDeath', 'proposeClosure')
          .toOwe({ to: 'victimAdvocate', what: 'hearOfDeath', by: '2026-11-02 23:59' })
          .toOwe({ to: 'coordinator', what: 'proposeClosure', by: '2026-11-09 17:00' })
          .tells('victimAdvocate', 'hearOfDeath', 'asked', true)
          .until('2027-01-11 12:00')
          .standsAt('closure'),
      'in the middle of sessions: none is to come, nobody is reminded, and the dosage is kept':
        () => {
          const story = sessionsPlanned()
            .and(step('record-session', {}, { at: '2027-01-05 11:30' }))
            .when('record-death')
            .standsAt('closure')
          const end = story.happened.find(({ type }) => type === 'programme-ended')
          if (!JSON.stringify(end?.data).includes('"outcome":"died","planned":3,"delivered":1'))
            throw new Error('the dosage is missing')
          story.until('2027-03-01 12:00')
          if (
            story.notices.some(
              ({ what, at }) => what === 'recordSession' && at > story.the('hearOfDeath').since,
            )
          )
            throw new Error('somebody was reminded of a session')
          return story
        },
      'in a hold, which ends with it': () => {
        const story = heldInSuitability({ resumeOn: '2026-12-01' }).when('record-death')
        if (story.state.hold) throw new Error('it is still held')
        return story
          .standsAt('closure', { flags: ['personDied'] })
          .until('2026-12-02 12:00')
          .owesOnly('victimContact', 'hearOfDeath', 'proposeClosure')
      },
      'with an emergency open: what police and advocate owe for it stays': () =>
        died(() => emergency(inSuitability))
          .standsAt('closure', { flags: ['personDied'] })
          .owesOnly(
            'victimContact',
            'respondToRisk',
            'respondToRisk',
            'hearOfDeath',
            'proposeClosure',
          ),
      'before the risk was rated, and in a watch: the chair ends it, and nothing is watched': () =>
        died(referred)
          .and(
            step('propose-closure', { code: 'died' }),
            step('answer-closure'),
            step('approve-closure'),
          )
          .standsAt('ended'),
      'if closure was already proposed, the proposal stays': () =>
        died(closureProposed)
          .and(step('answer-closure'), step('approve-closure'))
          .standsAt('ended'),
      'in a watch it is to be closed once more, at once': () =>
        died(inWatch)
          .standsAt('closure')
          .toOwe({ to: 'coordinator', what: 'proposeClosure', by: '2026-11-09 17:00' }),
      'of the victim: nobody tries to reach them, and police hear at once': () =>
        inSuitability()
          .when('record-death', { who: 'victim' })
          .standsAt('suitability', { flags: ['victimDied'] })
          .owesOnly('suitability', 'respondToRisk', 'reassess')
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .tells('policeLead', 'respondToRisk', 'asked', true)
          .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-11-09 17:00' }),
      'and nothing is owed to them afterwards': () =>
        inSuitability()
          .and(
            step('record-death', { who: 'victim' }),
            step('set-safe-contact'),
            step('record-custody', release),
            step('record-custody', { status: 'released' }),
          )
          .owesOnly('suitability', 'respondToRisk', 'reassess'),
      'of both': () =>
        died(() => inSuitability().and(step('record-death', { who: 'victim' })))
          .standsAt('closure', { flags: ['victimDied', 'personDied'] })
          .owesOnly('respondToRisk', 'proposeClosure'),
      'an incident afterwards still interrupts, and the chair cannot intervene': () =>
        emergency(died)
          .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
          .and(step('record-conference', { decision: 'close' }))
          .standsAt('closure'),
    },
    refuses: {
      'death-recorded': () => died().when('record-death', {}, { by: people.chair }),
      'victim-not-meant': () =>
        twoVictims().when('record-death', { victim: 'B' }).refuses('victim-not-meant', 'victim'),
      'not-your-victim': () =>
        twoVictims()
          .when(
            'record-death',
            { who: 'victim' },
            { by: { ...people.otherAdvocate, agency: council } },
          )
          .refuses('not-your-victim', 'victim'),
      ...asksWhich('record-death', { body: { who: 'victim' } }),
      'pathway-ended': () => ended().when('record-death'),
    },
  },
} as const satisfies Cases

/** The chair decides after the death that there is to be an intervention. */
export const interveneAfterDeath = (): Story => emergency(died).when('record-conference')
