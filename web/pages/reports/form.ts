import { z } from 'zod'
import type { CommandForm } from '../../forms/commands.ts'
import { fieldsOf } from '../../forms/fields.ts'
import { reportBody } from '../../../app/reports/report.ts'
import { reportDecision } from '../../../app/reports/inbox.ts'
import type { Sendable } from '../../../app/commands/asked.ts'
import { sharedTexts } from '../../forms/texts/shared.ts'

function formOf({
  name,
  label,
  body,
  text,
  needed = {},
}: Omit<CommandForm, 'kind' | 'filledBy' | 'fields'> & Pick<Sendable, 'needed'>): CommandForm {
  return {
    ...{ kind: 'pathway', name, label, body, text, filledBy: {} },
    fields: fieldsOf(body, {
      needed,
      filled: [],
      textOf: (path) => text.fields?.[path] ?? sharedTexts[path] ?? { label: path },
    }),
  }
}

/** The form by which an incident is reported about somebody who is only named. */
export const reportForm = formOf({
  name: 'report-by-name',
  label: 'Report an incident',
  body: reportBody,
  text: {
    lead: 'Use this if you cannot open the person’s pathway, or do not know whether there is one. Whoever works the case, at whichever site, is told at once and knows that you reported it. You are told only that your report was received. If somebody is in danger now, ring 999 first.',
    fields: {
      site: {
        label: 'Your site',
        hint: 'Its coordinator looks at the report if the person is not known.',
      },
      person: { label: 'Whom it is about' },
      'person.name': { label: 'Full name' },
      'person.dateOfBirth': {
        label: 'Date of birth',
        hint: 'If you know it. By name alone nobody is found with certainty, and the coordinator looks first.',
      },
      on: { label: 'When it happened' },
      kind: { label: 'What kind of incident' },
      note: { label: 'What happened', called: 'what happened' },
      urgent: { label: 'Somebody must look at it at once' },
    },
  },
})

/** The form by which somebody says what a report is about. */
export const decisionForm = formOf({
  name: 'decide-report',
  label: 'Decide what the report is about',
  body: reportDecision.extend({ pathwayId: z.string().trim().toLowerCase().max(60).optional() }),
  needed: { pathwayId: { when: 'decision', is: ['thisPathway'] } },
  text: {
    fields: {
      decision: { label: 'What you found' },
      pathwayId: {
        label: 'Reference of the pathway',
        hint: 'Of one of those above, or of another of your sites.',
        called: 'the reference of the pathway',
        when: ['decision', 'thisPathway'],
      },
    },
  },
})
