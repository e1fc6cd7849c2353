import { many } from './many.ts'
import { z } from 'zod'
import { choicesFor } from '../forms/choices.ts'
import { isNo } from '../answers.ts'
import type { Look } from '../access/look.ts'
import { whyOut } from './allowed.ts'

/** The choices of a form for one command, for an answer. */
export const choicesOut = z
  .object({
    name: z.string(),
    label: z.string(),
    may: z.boolean(),
    why: whyOut.nullable(),
    choices: z
      .record(
        z.string(),
        many(
          z.object({
            value: z.string(),
            title: z.string(),
            with: z.record(z.string(), z.string()).optional().meta({
              description: 'What another field is filled with when this is chosen.',
            }),
          }),
        ),
      )
      .meta({
        description:
          'By field, the parts of its path joined by dots without the numbers of rows: codes with their titles, and ids that would not be refused at once.',
      }),
  })
  .meta({ id: 'CommandChoices' })

/** What one reader can choose in the form of a command. */
export async function choicesView(seen: Look, name: string) {
  const form = await choicesFor(seen, name)
  if (isNo(form)) return form
  const { label, why, choices } = form
  return {
    name,
    label,
    may: why === undefined,
    why: why ?? null,
    choices: Object.fromEntries(
      Object.entries(choices).map(([field, offered]) => [
        field,
        offered.map((choice) => ({ ...choice })),
      ]),
    ),
  }
}
