import type { Asking, Posted } from '../page.ts'
import { choicesFor } from '../../app/forms/choices.ts'
import type { Choices } from './read.ts'
import { type CommandForm, formFor, type Kind } from './commands.ts'
import type { Fact } from './fact.ts'
import { factsFor } from './facts.ts'
import type { Field } from './field.ts'
import { isNo, type No, refused } from '../../app/answers.ts'
import { look, type Look } from '../../app/access/look.ts'
import { meetingForms } from '../../domain/policy/meetings.ts'
import { moment } from '../words/dates.ts'
import { personName } from '../../app/views/pathway/heading.ts'
import { sentFor, typedIn } from './posted.ts'
import { typedOf } from './typed.ts'
import { knownNow } from '../../app/forms/known-now.ts'
import { roles } from '../../domain/codes.ts'
import { sendable } from '../../app/commands/asked.ts'
import { titleIn } from '../../domain/titled.ts'
import { validate as isId } from 'uuid'

/** Which form is asked for, of what. */
export interface FormParams {
  readonly id: string
  readonly command: string
}

/** A form as its reader finds it: what can be chosen, or why it may not be sent now. */
interface OpenForm {
  readonly form: CommandForm
  readonly choices: Choices
  readonly why: string | undefined
  readonly about: string
  readonly facts: readonly Fact[]
  /** What its fields are filled in with, where it is opened by its address. */
  readonly filled: Posted
}

/** Looks at what a form is about, and asks the rules first whether it may be sent. An address opens it filled in. */
export async function openForm(
  { deps, by, params: { id, command } }: Asking<FormParams>,
  kind: Kind,
  query?: Readonly<Record<string, unknown>>,
): Promise<OpenForm | No> {
  const form = formFor(kind, command)
  if (!form) return refused('not-found')
  if (opens(kind, command))
    return { form, choices: {}, why: undefined, about: `Pathway ${id}`, facts: [], filled: {} }
  return look(deps, by, { kind, id, what: 'form' }, async (seen): Promise<OpenForm | No> => {
    const found = await choicesFor(seen, command)
    if (isNo(found)) return found
    const about = await aboutIn(seen)
    const facts = await factsFor(seen, command, { may: found.why === undefined, agency: by.agency })
    const doers = found.why?.code === 'not-your-role' ? doersOf(kind, command) : []
    return {
      form,
      choices: found.choices,
      why: found.why?.title,
      about,
      facts: [...doers, ...facts],
      filled: {},
      ...(query && !found.why && (await filledIn(seen, form, found.choices, query))),
    }
  })
}

/** Whether it is sent by whoever may not look at what it is about: of that, the form says nothing. */
const opens = (kind: Kind, command: string): boolean =>
  sendable[kind].some(({ name, edge }) => name === command && edge?.opens === true)

/** Whose work a form is, for somebody whose it is not. */
function doersOf(kind: Kind, command: string): readonly Fact[] {
  const who = sendable[kind].find(({ name }) => name === command)?.who
  if (typeof who !== 'object') return []
  return [{ name: 'Who may do this', lines: who.map((role) => titleIn(roles, role)) }]
}

/** Whom or which meeting it is about, so that nothing is recorded of somebody else. */
async function aboutIn(seen: Look): Promise<string> {
  if (seen.kind === 'pathway') {
    const name = await personName(seen)
    return name === null ? `Pathway ${seen.place.id}` : `${name}, pathway ${seen.place.id}`
  }
  const { meeting } = seen.rules.state
  return meeting ? `${titleIn(meetingForms, meeting.form)}, ${moment(meeting.at)}` : 'Meeting'
}

/** What a form is filled in with: what is known already, and what its address says. What is known of one victim is of no other. */
async function filledIn(
  seen: Look,
  { name, fields }: CommandForm,
  choices: Choices,
  query: Readonly<Record<string, unknown>>,
): Promise<Pick<OpenForm, 'filled' | 'choices'>> {
  const said = prefilled(fields, query, choices)
  const victim = typedIn(said, 'victim') || undefined
  const known = await knownNow(seen, name, victim)
  const its = 'known' in known && choices['victim']?.filter(({ value }) => value === victim)
  return {
    filled: { ...typedOf(fields, known, choices), ...said },
    choices: victim !== undefined && its ? { ...choices, victim: its } : choices,
  }
}

/** What a form is filled in with by its address: ids and codes, as far as they can be chosen. */
function prefilled(
  fields: readonly Field[],
  query: Readonly<Record<string, unknown>>,
  choices: Choices,
): Posted {
  const filled = fields.flatMap((field): [string, string][] => {
    const value = query[field.name]
    if (typeof value !== 'string') return []
    if (field.kind === 'code')
      return Object.hasOwn(field.titles, value) ? [[field.name, value]] : []
    if (field.kind === 'yesNo')
      return value === 'yes' || value === 'no' ? [[field.name, value]] : []
    if (field.kind === 'text' && field.ofText) return isId(value) ? [[field.name, value]] : []
    if (field.kind !== 'part') return []
    const chosen = (choices[field.path] ?? []).find(
      (choice) =>
        choice.value === value &&
        Object.entries(choice.with ?? {}).every(([name, fill]) => (query[name] ?? fill) === fill),
    )
    return chosen ? [[field.name, sentFor(chosen)]] : []
  })
  return Object.fromEntries(filled)
}
