// Proves for whom free text is, whatever its writer said of it, and that every form which takes some asks.
import { audienceOf } from '../../../domain/audience.ts'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { describe, expect, it } from '@jest/globals'
import { fieldMarks } from '../../../domain/fields.ts'
import { mayRead, noTies } from '../../../domain/need-to-know.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import type { Role } from '../../../domain/codes.ts'
import { z } from 'zod'

const reader = (...held: Role[]) => ({ roles: held })

describe('for whom free text is', () => {
  it('is what its writer said, and not treatment where nothing was said', () => {
    expect(audienceOf('triage-decided.rationale', {}, undefined)).toBe('notForTreatment')
    expect(audienceOf('triage-decided.rationale', {}, null)).toBe('notForTreatment')
    expect(audienceOf('triage-decided.rationale', {}, 'all')).toBe('all')
  })

  it('is everybody where it names no victim by what it is', () => {
    expect(audienceOf('conference-planned.place', {}, 'notForTreatment')).toBe('all')
    expect(audienceOf('order-recorded.requirements.words', {}, undefined)).toBe('all')
  })

  it('is also those who treat where they are to do it, unless its writer said otherwise', () => {
    const theirs = { role: 'forensicClinician' }
    expect(audienceOf('action-agreed.what', theirs, undefined)).toBe('all')
    expect(audienceOf('action-agreed.what', theirs, 'notForTreatment')).toBe('notForTreatment')
    expect(audienceOf('action-agreed.what', { role: 'policeLead' }, null)).toBe('notForTreatment')
    expect(audienceOf('action-ended.note', theirs, null)).toBe('notForTreatment')
  })

  it.each(['concern', 'process', 'decision', 'action', 'return'] as const)(
    'opens %s to treatment only where it is for all, and never by a tie',
    (what) => {
      const ties = { referrer: true, asked: true, owner: true, concerned: true, author: true }
      for (const role of ['forensicClinician', 'probation'] as const) {
        expect(mayRead(what, reader(role), noTies, 'all')).toBe(true)
        expect(mayRead(what, reader(role), ties)).toBe(false)
      }
      expect(mayRead(what, reader('policeLead'), noTies)).toBe(true)
    },
  )

  it('opens what an order says to probation, which enforces it', () => {
    for (const what of ['order', 'prohibition'] as const) {
      expect(mayRead(what, reader('probation'), noTies)).toBe(true)
      expect(mayRead(what, reader('forensicClinician'), noTies)).toBe(false)
      // who provides the sessions treats, and enforces nothing meanwhile
      const provides = { ...reader('probation'), provides: true as const }
      expect(mayRead(what, provides, noTies)).toBe(false)
      expect(mayRead(what, provides, noTies, 'all')).toBe(true)
    }
  })

  /** Words with one audience: how a victim is reached, what treatment writes for itself, why a record is kept after all, or somebody out of it. */
  const ofOneAudience = [
    ...['record-victim-contact', 'record-contact-attempt', 'record-victim-view'],
    'end-contact',
    ...['decline-support', 'tell-victim', 'mark-contact-unsafe', 'set-safe-contact', 'record-done'],
    ...['answer-closure', 'assess-risk', 'record-suitability', 'record-session', 'book-session'],
    ...['cancel-session', 'move-session', 'follow-up-missed-session', 'judge-absence'],
    ...['end-programme', 'record-closing-report', 'give-consent', 'withdraw-consent'],
    ...['give-up-programme', 'change-provider', 'answer-stop'],
    'withdraw-erasure',
    'name-representative',
    ...['exclude-agency', 'exclude-person', 'restrict-to', 'lift-exclusion', 'lift-restriction'],
    ...['break-glass', 'review-opening', 'declare-conflict', 'restrict-words', 'restore-words'],
  ]

  const hasWords = (schema: unknown): boolean => {
    if (!(schema instanceof z.ZodType)) return false
    if (fieldMarks.get(schema)?.mark === 'words') return true
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
      return hasWords(schema.unwrap())
    if (schema instanceof z.ZodArray) return hasWords(schema.element)
    return schema instanceof z.ZodObject && Object.values(schema.shape).some(hasWords)
  }

  it('is asked by every command whose words can be for either', () => {
    for (const [name, { who, body }] of [
      ...Object.entries(pathwayCommands),
      ...Object.entries(conferenceCommands),
    ]) {
      if (who === 'system' || !hasWords(body)) continue
      const asks = 'audience' in body.shape || name === 'submit-referral' // within its concern
      expect([name, asks]).toEqual([name, !ofOneAudience.includes(name)])
    }
  })
})
