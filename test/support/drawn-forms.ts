// The forms of all commands, drawn as they are wherever they may be sent: with choices, with what their examples say, and with errors.
import { z } from 'zod'
import { awayScreen, checkScreen, formScreen, notNowScreen } from '../../web/forms/screen.ts'
import { type CommandForm, formFor, type Kind } from '../../web/forms/commands.ts'
import { conferenceExamples, examples } from './examples.ts'
import { choicesFrom } from './forms.ts'
import { fieldAt } from '../../web/forms/field.ts'
import type { Choices } from '../../web/forms/read.ts'
import { fieldError, readForm } from '../../web/forms/read.ts'
import { page, type Posted, type Route, type Screen } from '../../web/page.ts'
import { refused } from '../../app/answers.ts'
import { sendable } from '../../app/commands/asked.ts'
import { typedOf } from '../../web/forms/typed.ts'

/** How a form can be met. */
export const ways = ['empty', 'filled', 'missing', 'wrong', 'check', 'notNow', 'away'] as const
export type Way = (typeof ways)[number]

/** Every command that people send to what exists, each with its form. */
export const allForms: readonly CommandForm[] = (['pathway', 'conference'] as const).flatMap(
  (kind) => sendable[kind].flatMap(({ name }) => formFor(kind, name) ?? []),
)

/** Where a form is drawn. */
export const drawnPath = ({ kind, name }: Pick<CommandForm, 'kind' | 'name'>, way: Way): string =>
  `/drawn/${kind}/${name}/${way}`

const bodies: Readonly<Record<Kind, Readonly<Record<string, object>>>> = {
  pathway: examples,
  conference: conferenceExamples,
}

const bodyOf = ({ kind, name }: CommandForm): Readonly<Record<string, unknown>> => ({
  ...bodies[kind][name],
})

const others = Array.from({ length: 9 }, (_, n) => ({ value: `more-${n}`, title: `Another ${n}` }))

/** As many choices as fold into a list; what is only put into an order stays as it is. */
const many = ({ fields }: CommandForm, choices: Choices): Choices =>
  Object.fromEntries(
    Object.entries(choices).map(([path, some]) => [
      path,
      fieldAt(fields, path)?.text.ordered ? some : [...some, ...others],
    ]),
  )

function screenOf(form: CommandForm, way: Way): Screen {
  const body = bodyOf(form)
  const choices = way === 'missing' ? many(form, choicesFrom(form, body)) : choicesFrom(form, body)
  const place = {
    form,
    action: drawnPath(form, way),
    back: '/work',
    about: 'Alex Example, pathway pw1234567890ab',
    facts: [{ name: 'What should be known', lines: ['One thing', 'And another'] }],
    key: '1b671a64-40d5-491e-99b0-da01ff1f3341',
  }
  const filled = typedOf(form.fields, body, choices)
  if (way === 'notNow') return notNowScreen(place, 'This cannot be done at the current stage.')
  if (way === 'away') return awayScreen(place, filled, 'send')
  if (way === 'check')
    return checkScreen(
      {
        ...place,
        form: { ...form, text: { ...form.text, confirm: form.text.confirm ?? 'Sure?' } },
      },
      { body, posted: filled, choices },
    )
  const posted =
    way === 'empty' || way === 'missing' ? {} : way === 'wrong' ? onlyChosen(filled) : filled
  const errors = way === 'missing' || way === 'wrong' ? errorsIn(form, posted, choices) : []
  return formScreen(place, { posted, choices, errors }, errors.length > 0 ? 400 : 200)
}

/** What is missing; of what has no such field, that the whole cannot be so. */
function errorsIn(form: CommandForm, posted: Posted, choices: Choices) {
  const { errors } = readForm(form, posted, choices)
  return errors.length > 0 ? errors : [fieldError(form, '', 'custom')]
}

/** What opens further questions stays chosen; what is typed is gone. */
const onlyChosen = (posted: Posted): Posted =>
  Object.fromEntries(
    Object.entries(posted).map(([name, value]) => [
      name,
      /-rows$/.test(name) || (typeof value === 'string' && /^[a-z]+([A-Z][a-z]*)*$/.test(value))
        ? value
        : '',
    ]),
  )

const params = z.object({
  kind: z.enum(['pathway', 'conference']),
  command: z.string(),
  way: z.enum(ways),
})

/** The pages on which they are drawn. */
export const drawnForms: readonly Route[] = [
  page({
    path: '/drawn/:kind/:command/:way',
    who: 'anyAgency',
    params,
    read: async ({ params: { kind, command } }) => {
      const form = formFor(kind, command)
      return form ? { form } : refused('not-found')
    },
    view: ({ form }, { params: { way } }) => screenOf(form, way),
  }),
]
