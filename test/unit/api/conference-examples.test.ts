// Proves that each example in the documentation of conferences fits its schema.
import { expect, it } from '@jest/globals'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../domain/conference/commands/index.ts'
import { conferenceExamples, planExample } from '../../support/examples.ts'
import type { ConferenceRule } from '../../../domain/conference/rule.ts'
import { planSchema } from '../../../app/commands/plan.ts'

const sent = (Object.keys(conferenceCommands) as ConferenceCommandName[]).filter((name) => {
  const { who }: ConferenceRule = conferenceCommands[name]
  return who !== 'system' && name !== 'plan-conference'
})

it.each(sent)('%s: what the documentation shows as its body is one', (name) => {
  const { body }: ConferenceRule = conferenceCommands[name]
  expect(body.safeParse(conferenceExamples[name])).toMatchObject({ success: true })
})

it('shows how a conference is planned', () => {
  expect(planSchema.safeParse(planExample)).toMatchObject({ success: true })
})
