// Proves that each field of an answer that may be null either says why it is, or is never kept from whoever reads the rest.
import { expect, it } from '@jest/globals'
import { globSync } from 'node:fs'
import { z } from 'zod'
import { within } from '../../support/schemas.ts'

/** Fields that are never withheld, by why they are null. Whoever reads what they are part of reads them, too. */
const never: Readonly<Record<string, readonly string[]>> = {
  'it has not happened, or not yet': [
    'AllowedCommand.why',
    'CommandChoices.why',
    'Attendance.seats.how',
    'Agenda.parts.actions.review',
    'CaseloadItem.endedAt',
    'CommandState.problem',
    'CommandState.stage',
    'CommandState.version',
    'Conference.endedAt',
    'Conference.minutes',
    'Conference.openedAt',
    'ConferenceItem.because',
    'ConferenceItem.decidedAt',
    'ConferenceItem.decision',
    'ConferenceItem.overtakenCounts',
    'ConferenceItem.presented',
    'ConferenceItem.timer',
    'ConferenceItem.to',
    'ConferenceListItem.endedAt',
    'ConferenceListItem.reconvenedAs',
    'Conference.reconvenedAs',
    'ConferenceReturn.at',
    'Minutes.approvedAt',
    'Minutes.circulatedAt',
    'Notice.messageId',
    'Notice.sentAt',
    'Notice.why',
    'Obligation.endedAt',
    'Obligation.outcome',
    'Obligation.rung',
    'Obligation.rungAt',
    'Pathway.actions.outcome',
    'Pathway.endedAt',
    'Pathway.erased',
    'Pathway.listing.at',
    'Pathway.orders.breaches.decision',
    'Pathway.orders.changeNotifiedOn',
    'Pathway.orders.endedOn',
    'Pathway.orders.handedOverTo',
    'Pathway.orders.notifiedOn',
    'Pathway.orders.renewal',
    'Pathway.orders.renewedOn',
    'Pathway.orders.servedOn',
    'Pathway.orders.variedOn',
    'Pathway.retention.class',
    'Pathway.sessions.record',
    'TimelineItem.texts.takenOut',
    'TimelineItem.withdrawnBy',
    'TimelineItem.replacedBy',
    'WouldGo.proposed',
    'Pathway.victim.referrerSince',
  ],
  'it is about everybody': [
    'ConferenceItem.actions.victim',
    'ConferenceReturn.victim',
    'Pathway.actions.victim',
  ],
  'no day was asked for': ['BankHolidays.falls'],
  'nothing is planned': [
    'Attendance.quorum',
    'Attendance.quorum.why',
    'Conference.minutesPerItem',
    'Conference.policyVersion',
    'Conference.quorum',
    'Conference.quorum.why',
    'ConferenceItem.quorum.why',
    'Quorum.why',
    'ConferenceItem.quorum',
    'Pathway.policyVersion',
  ],
  'no clock is stopped, and no date set': [
    'CaseloadItem.waitingOn.stoppedSince',
    'Conference.waitingOn.stoppedSince',
    'ConferenceReturn.due',
    'Obligation.nextRungAt',
    'Obligation.stoppedSince',
    'Pathway.actions.due',
    'Pathway.hold.resumeAt',
    'Pathway.orders.expiresOn',
    'Pathway.retention.decideAt',
    'Pathway.waitingOn.stoppedSince',
  ],
  'there is no such thing with this one': [
    'Agenda.parts.actions',
    'Agenda.parts.expiries',
    'Agenda.parts.items',
    'Attendance.seats.conflict',
    'CaseloadItem.waitingOn',
    'ClockChange.agency',
    'ClockChange.from',
    'ClockChange.obligationId',
    'ClockChange.role',
    'ClockChange.to',
    'CommandState.problem.field',
    'Conference.reconvenes',
    'Conference.slot',
    'ConferenceItem.from',
    'ConferenceItem.place',
    'ConferenceListItem.reconvenes',
    'ConferenceListItem.slot',
    'Foreseen.agency',
    'Foreseen.obligationId',
    'Foreseen.role',
    'Foreseen.rung',
    'Foreseen.title',
    'Notice.because.clock',
    'Notice.because.command',
    'Notice.because.due',
    'Notice.because.event',
    'Notice.because.seq',
    'Notice.because.source',
    'BankHoliday.falls.due.items.conferenceId',
    'BankHoliday.falls.due.items.pathwayId',
    'BankHolidays.falls.due.items.conferenceId',
    'BankHolidays.falls.due.items.pathwayId',
    'Notice.conferenceId',
    'Match.matchId',
    'Notice.pathwayId',
    'Obligation.about',
    'Obligation.conferenceId',
    'Obligation.pathwayId',
    'Obligation.victim',
    'Pathway.keptOut.only',
    'Pathway.openedUntil',
    'Pathway.orders.replaces',
    'Pathway.sessions.booking',
    'Pathway.sessions.booking.needs',
    'Pathway.sessions.booking.place',
    'Pathway.sessions.booking.withWhom',
    'Pathway.sessions.booking.withheld',
    'Pathway.sessions.record.absence',
    'Pathway.triageSuggestion.outcome',
    'Pathway.triageSuggestion.risk',
    'Pathway.victims.advocate',
    'Pathway.victims.closure',
    'Pathway.victims.ended',
    'Pathway.victims.known.referrerSince',
    'Stuck.agency',
    'Stuck.conferenceId',
    'Stuck.obligationId',
    'Stuck.pathwayId',
    'Stuck.role',
  ],
  'the system did it, and no person': [
    'Minutes.addenda.by.role',
    'Minutes.corrections.by.role',
    'Minutes.drafts.by.role',
    'TimelineItem.by.role',
    'TimelineItem.command',
  ],
  'its type is no longer known': ['TimelineItem.sentence'],
}

interface Field {
  readonly path: string
  readonly schema: z.ZodType
}

const answers: (readonly [string, readonly Field[]])[] = []
for (const file of globSync('app/{views,reference,drafts,commands}/**/*.ts').sort()) {
  const exported = (await import(`../../../${file}`)) as object
  for (const schema of Object.values(exported) as unknown[]) {
    const name = schema instanceof z.ZodType ? schema.meta()?.id : undefined
    if (name !== undefined)
      answers.push([
        name,
        within(schema).map((one) => ({ ...one, path: one.path.replace(/\[\]|\{\w*\}/g, '') })),
      ])
  }
}

/** The fields that say why they are null: those that a record beside them names, or that a code beside them is about. */
const saying = (fields: readonly Field[]): string[] =>
  fields.flatMap(({ path, schema }) => {
    if (!path.endsWith('.withheld')) return []
    const beside = path.slice(0, -'withheld'.length)
    if (schema instanceof z.ZodRecord)
      return schema.keyType instanceof z.ZodEnum
        ? schema.keyType.options.map((field) => `${beside}${field}`)
        : ['.by.name'] // of a timeline, which has the words of every type
    const about = /^Why `(\w+)` is null\.$/.exec(schema.meta()?.description ?? '')?.[1]
    return about === undefined ? [] : [path, `${beside}${about}`]
  })

it.each(answers)('%s says why what is null is so', (name, fields) => {
  const said = saying(fields)
  const known = Object.values(never).flat()
  const silent = fields
    .filter(({ schema, path }) => schema instanceof z.ZodNullable && !said.includes(path))
    .map(({ path }) => `${name}${path}`)
  expect(silent.filter((path) => !known.includes(path))).toEqual([])
  for (const path of known.filter((one) => one.startsWith(`${name}.`)))
    expect(silent).toContain(path)
  const paths = fields.map(({ path }) => path)
  for (const field of said) expect(paths).toContain(field)
})

it('finds every answer that the list names', () => {
  const names = answers.map(([name]) => name)
  for (const path of Object.values(never).flat()) expect(names).toContain(path.split('.')[0])
})
