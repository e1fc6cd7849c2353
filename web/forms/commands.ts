import type { Field, FormText } from './field.ts'
import { fieldsOf } from './fields.ts'
import { type Sendable, sendable } from '../../app/commands/asked.ts'
import { pairFields } from '../../app/forms/conference-choices.ts'
import type { Look } from '../../app/access/look.ts'
import { nameInWords, sharedTexts } from './texts/shared.ts'
import { texts } from './texts/index.ts'

/** What a form is about: a pathway or a meeting. */
export type Kind = Look['kind']

/** A command as a form asks for it. */
export interface CommandForm extends Pick<Sendable, 'name' | 'label' | 'body'> {
  readonly kind: Kind
  readonly text: FormText
  readonly fields: readonly Field[]
  /** Which field's choice fills which. */
  readonly filledBy: Readonly<Record<string, string>>
}

function formOf(kind: Kind, { name, label, body, needed = {}, oneOf }: Sendable): CommandForm {
  const text = texts[kind][name] ?? {}
  const pair = oneOf && pairFields[oneOf]
  return {
    kind,
    name,
    label,
    body,
    text,
    filledBy: pair ? { [pair[1]]: pair[0] } : {},
    fields: inOrder(
      text,
      fieldsOf(body, {
        needed,
        filled: pair ? [pair[1]] : [],
        textOf: (path) => text.fields?.[path] ?? sharedTexts[path] ?? nameInWords(path),
      }),
    ),
  }
}

/** Notes and actions come after what they are about, and then who may read them. */
function inOrder({ last: named = [] }: FormText, fields: readonly Field[]): readonly Field[] {
  const last = [...named, 'audience']
  return [
    ...fields.filter(({ name }) => !last.includes(name)),
    ...last.flatMap((name) => fields.filter((field) => field.name === name)),
  ]
}

/** The form of each command that people send, by its name: a new command has one at once. */
const forms: Readonly<Record<Kind, ReadonlyMap<string, CommandForm>>> = {
  pathway: new Map(sendable.pathway.map((one) => [one.name, formOf('pathway', one)])),
  conference: new Map(sendable.conference.map((one) => [one.name, formOf('conference', one)])),
}

/** The form of a command that people send to what exists. */
export const formFor = (kind: Kind, name: string): CommandForm | undefined => forms[kind].get(name)
