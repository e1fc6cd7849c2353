import { z } from 'zod'
import type { CommandForm } from '../../forms/commands.ts'
import { fieldsOf } from '../../forms/fields.ts'
import type { FieldText } from '../../forms/field.ts'
import { planSchema } from '../../../app/commands/plan.ts'
import { words } from '../../../domain/fields.ts'
import { sharedTexts } from '../../forms/texts/shared.ts'

const reference = () => z.string().trim().max(60)

function formOf(
  form: Pick<CommandForm, 'name' | 'label' | 'body' | 'text'>,
  needed: 'reason' | undefined,
): CommandForm {
  const { body, text } = form
  return {
    ...form,
    kind: 'conference',
    filledBy: {},
    fields: fieldsOf(body, {
      needed: needed ? { [needed]: 'asThingsStand' } : {},
      filled: [],
      textOf: (path) => text.fields?.[path] ?? sharedTexts[path] ?? { label: path },
    }),
  }
}

const pathway: FieldText = {
  label: 'Pathway that it is added for',
  hint: 'Its reference. It is put on the list as soon as the meeting is planned.',
}

/** The form by which a meeting is planned by hand, with what it is added for. */
export const planForm = formOf(
  {
    name: 'plan-conference',
    label: 'Plan a meeting',
    body: planSchema.extend({ pathway: reference().optional() }),
    text: {
      lead: 'Those who usually attend this form of meeting are invited by message.',
      confirm: 'Everybody who is invited is told.',
      fields: {
        site: { label: 'Site' },
        form: { label: 'Form of meeting' },
        at: { label: 'When it meets', called: 'the date of the meeting' },
        place: {
          label: 'Place',
          hint: 'A room or a link. Do not include anything about a person.',
        },
        emergency: {
          label: 'It is an emergency meeting',
          hint: 'Its list closes soon after it is planned, and only urgent pathways join it.',
        },
        reconvenes: { label: 'Adjourned meeting that it reconvenes', none: 'None' },
        reason: { label: 'Why it is added', hint: 'Not needed if it reconvenes another meeting.' },
        pathway,
      },
    },
  },
  'reason',
)

/** The form by which a pathway is put on the list of a meeting by hand. */
export const listingForm = formOf(
  {
    name: 'list-for-conference',
    label: 'Add a pathway to the list',
    body: z.strictObject({ pathway: reference().min(1), reason: words().optional() }),
    text: {
      fields: {
        pathway: {
          label: 'Reference of the pathway',
          hint: 'It must be waiting for a conference.',
        },
        reason: {
          label: 'Why',
          hint: 'Needed only if it leaves another list for this one.',
          called: 'why it is added',
        },
      },
    },
  },
  undefined,
)
