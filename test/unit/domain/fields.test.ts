// Proves that the ids in bodies stay as wide as they have always been, whatever marks they get.
import { expect, it } from '@jest/globals'
import type { z } from 'zod'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'

const takes = (body: z.ZodObject, field: string, value: string): boolean =>
  (body.shape[field] as z.ZodType).safeParse(value).success // its fields are schemas

const { 'review-action': review, 'list-item': list } = conferenceCommands
const { 'plan-sessions': plan, 'link-referral': link, 'record-breach': breach } = pathwayCommands

it.each([
  ['an action under review', review.body, 'action', 'A'.repeat(60), 'a'.repeat(61)],
  ['the pathway of that action', review.body, 'pathway', 'Pw '.repeat(20), 'p'.repeat(61)],
  ['the pathway of an item', list.body, 'pathway', 'Pw '.repeat(20), 'p'.repeat(61)],
  ['the order that mandates sessions', plan.body, 'orderId', 'o'.repeat(60), 'O1'],
  ['the order that mandates sessions', plan.body, 'orderId', 'o.1-2', 'o'.repeat(61)],
  ['the pathway that a referral joins', link.body, 'pathwayId', 'p'.repeat(60), 'Pw 1'],
  ['the order that was breached', breach.body, 'orderId', 'O 1', 'o'.repeat(41)],
])('%s', (_what, body, field, wide, tooWide) => {
  expect([takes(body, field, wide), takes(body, field, tooWide)]).toEqual([true, false])
})
