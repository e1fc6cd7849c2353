import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type Answer,
  answerCode,
  errorsIn,
  failureOf,
  isNo,
  type No,
  refused,
  sentenceOf,
} from '../../app/answers.ts'
import type { Asking, Next, Posted } from '../page.ts'
import { awayScreen, checkScreen, formScreen, type FormPlace } from './screen.ts'
import { changeRows, rowChangeIn, withoutEmptyRows } from './rows.ts'
import { type CommandForm, formFor, type Kind } from './commands.ts'
import type { ConferenceCommandName } from '../../domain/conference/commands/index.ts'
import { fieldAt } from './field.ts'
import { fieldError, readForm } from './read.ts'
import type { FormError } from './errors.ts'
import { type FormParams, openForm } from './open.ts'
import { look } from '../../app/access/look.ts'
import { formPath, ownPath, pathTo, withSent } from './paths.ts'
import type { PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { sendCommand, type Sent } from '../../app/commands/send.ts'
import { stateOfCommand } from '../../app/commands/state.ts'
import { typedIn } from './posted.ts'

type Acting = Asking<FormParams>

/** A form as it was posted. */
interface PostedForm {
  readonly kind: Kind
  readonly form: CommandForm
  /** The command's key: what is sent twice under it is done once. */
  readonly key: string
  readonly back: string
  readonly button: string
  readonly entered: Posted
}

/** Does what a form's button says: changes its rows, asks again, or sends the command. */
export async function act(asking: Acting, posted: Posted, kind: Kind): Promise<Next | No> {
  const { id, command } = asking.params
  const form = formFor(kind, command)
  if (!form) return refused('not-found')
  const { key: typedKey, back, do: button, ...entered } = posted
  const sent: PostedForm = {
    kind,
    form,
    key: z.uuid().safeParse(typedKey).success ? String(typedKey) : randomUUID(),
    back: ownPath(back) ?? pathTo(kind, id),
    button: typeof button === 'string' ? button : 'send',
    entered,
  }
  try {
    return await pressed(asking, sent)
  } catch (error) {
    if (failureOf(error).failure !== 'away') throw error
    return awayScreen({ ...sent, action: actionOf(asking, kind) }, entered, sent.button)
  }
}

const actionOf = ({ params: { id, command } }: Acting, kind: Kind): string =>
  formPath(kind, id, command)

async function pressed(asking: Acting, sent: PostedForm): Promise<Next | No> {
  const { kind, form, key, back, button, entered } = sent
  const { deps, by } = asking
  const sentBefore = !isNo(await stateOfCommand(deps, by, key))
  const open = await openForm(asking, kind)
  // What was sent once is answered again, though what it named may be gone by now.
  if (isNo(open)) return sentBefore ? { to: withSent('/work', key) } : open
  const { choices, about, facts, why } = open
  const place: FormPlace = { form, back, about, facts, key, action: actionOf(asking, kind) }
  const again = (errors: readonly FormError[], status: number, shown: Posted, newKey = key) =>
    formScreen({ ...place, key: newKey }, { posted: shown, choices, errors }, status)
  const change = rowChangeIn(button)
  if (change) {
    const posted = changeRows(form.fields, entered, change)
    const focus = 'add' in change ? lastRow(posted, change.add) : undefined
    return formScreen(place, { posted, choices, errors: [], focus })
  }
  if (button === 'change') return again([], 200, entered)
  const typed = withoutEmptyRows(form.fields, entered)
  const { body, parsed, errors } = readForm(form, typed, choices)
  if (!sentBefore) {
    if (why !== undefined) return again([{ field: undefined, text: why }], 409, typed)
    if (errors.length > 0 || !parsed) return again(errors, 400, typed)
    if (form.text.confirm !== undefined && button !== 'confirmed')
      return checkScreen(place, { body, posted: typed, choices })
  }
  const sender = { key, actor: by, ifMatch: undefined, raw: typed }
  const answer = await sendCommand(deps, sender, addressed(asking, kind, parsed ?? body))
  if (!isNo(answer)) return { to: withSent(await wayBack(asking, sent), key) }
  if (answerCode(answer) === 'not-found') return answer
  if (answer.no === 'bad') {
    const faults = answer.errors.map(({ field, rule }) => fieldError(form, field, rule))
    return again(faults, 400, typed)
  }
  return again(refusalIn(form, answer), 409, typed, randomUUID())
}

const lastRow = (posted: Posted, name: string): string =>
  `${name}.${Number(typedIn(posted, `${name}-rows`)) - 1}`

/** The command, to whom it is sent; the registry has its name, for its form was found by it. */
const addressed = ({ params: { id, command } }: Acting, kind: Kind, body: object): Sent =>
  kind === 'pathway'
    ? { to: 'pathway', id, name: command as PathwayCommandName, body }
    : { to: 'conference', id, name: command as ConferenceCommandName, body }

/** Where its sender comes out: where they were, unless it was done and they may no longer look there. */
async function wayBack({ deps, by, params: { id } }: Acting, { kind, back }: PostedForm) {
  if (!back.startsWith(pathTo(kind, id))) return back
  const there = await look(deps, by, { kind, id, what: 'form' }, async () => ({ may: true }))
  return isNo(there) ? '/work' : back
}

/** A refusal, beside the field that it names if the form has it. */
function refusalIn(form: CommandForm, no: Exclude<Answer & No, { no: 'bad' }>): FormError[] {
  const code = answerCode(no)
  if (code === 'key-used') return [{ field: undefined, text: alreadySent }]
  const text = sentenceOf(code)
  const [error] = errorsIn(no)
  const at = error && (form.filledBy[error.field] ?? error.field)
  return [{ field: at !== undefined && fieldAt(form.fields, at) ? at : undefined, text }]
}

const alreadySent =
  'You have already sent an earlier version of this form. Check what was done. If this needs doing as well, send it again.'
