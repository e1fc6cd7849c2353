import type { Party } from '../../../../domain/entity/decider.ts'
import { given, step, type Step, type Story } from './story.ts'
import { health, housing, met, people, probation, trust } from '../pathway/world.ts'

/** The meeting of Wednesday 2 December 2026 at ten; its list closes on 25 November at five, its returns are due on the 30th. */
export const planned = (body = {}): Story => given(step('plan-conference', body))

/** A step by which a pathway is listed. */
export const lists = (pathway: string, more = {}): Step => step('list-item', { pathway, ...more })

/** With pathways p1, p2 … on its list. */
export const withItems = (count = 1, more = {}): Story =>
  planned().and(...Array.from({ length: count }, (_, n) => lists(`p${n + 1}`, more)))

/** The list has closed, with the items that a story put on it. */
export const listClosed = (story: Story = withItems()): Story => story.until('2026-11-25 17:00')

export const circulated = (story: Story = withItems()): Story =>
  listClosed(story).and(step('circulate'))

/** The session is opened on the day; nobody is recorded as present yet. */
export const opened = (story: Story = withItems()): Story =>
  circulated(story).and(step('open-session', {}, { at: '2026-12-02 10:00' }))

export const seats = [
  { agency: met, role: 'chair' },
  { agency: met, role: 'policeLead' },
  { agency: trust, role: 'victimAdvocate' },
  { agency: health, role: 'forensicClinician' },
  { agency: probation, role: 'probation' },
  { agency: housing, role: 'agencyWorker' },
] as const

export const comes = (seat: Party): Step => step('record-attendance', { ...seat })
export const accepts = (seat: Party): Step => step('accept-confidentiality', { ...seat })

/** Quorate, and everybody has accepted the statement; the referrer is there. */
export const quorate = (story: Story = withItems()): Story =>
  opened(story).and(...seats.map(comes), ...seats.map(accepts))

/** Quorate, though without the referrer. */
export const withoutReferrer = (story: Story = withItems()): Story =>
  opened(story).and(...seats.slice(0, 5).map(comes), ...seats.slice(0, 5).map(accepts))

export const presented = (story: Story = withItems()): Story =>
  quorate(story).and(step('present-item'))

export const decided = (story: Story = withItems()): Story =>
  presented(story).and(step('decide-item'))

export const closed = (): Story => decided().and(step('close-session'))

/** The clinician leaves, and with them the quorum. */
export const adjourned = (story: Story = withItems(2)): Story =>
  quorate(story).and(
    step(
      'record-attendance',
      { agency: health, role: 'forensicClinician', how: 'left' },
      { by: people.clinician },
    ),
  )

export const drafted = (): Story => closed().and(step('draft-minutes'))
export const minutesOut = (): Story => drafted().and(step('circulate-minutes'))
export const locked = (): Story => minutesOut().and(step('approve-minutes'))
export const cancelled = (): Story => planned().and(step('cancel-conference'))
