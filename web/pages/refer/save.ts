import { isDeepStrictEqual } from 'node:util'
import { awayScreen } from '../../forms/screen.ts'
import type { Asking, Next, Posted } from '../../page.ts'
import { answerCode, failureOf, isNo, type No, refused, sentenceOf } from '../../../app/answers.ts'
import { changeDraft } from '../../../app/drafts/drafts.ts'
import { changeRows, rowChangeIn, withoutEmptyRows } from '../../forms/rows.ts'
import { openReferral } from './read.ts'
import { draftPath } from './paths.ts'
import { draftSchema, type Section } from '../../../app/drafts/document.ts'
import { readForm } from '../../forms/read.ts'
import { formOfSection, isSection, nextSection, standingIn, withSection } from './sections.ts'
import { differences, isHidden, leftIn } from './present/answers.ts'
import { sectionScreen, type SectionModel } from './view/section.ts'
import { typedIn, versionIn } from '../../forms/posted.ts'

type Acting = Asking<{ readonly draft: string; readonly section: string }>

/** Does what a button of a part's form says: changes its rows, or saves it and goes on or back to the list of parts. */
export async function saveSection(asking: Acting, posted: Posted): Promise<Next | No> {
  const { draft: id, section } = asking.params
  if (!isSection(section)) return refused('not-found')
  const { do: button, key: _key, back: _back, version: _version, ...entered } = posted
  const pressed = typeof button === 'string' ? button : 'continue'
  const version = versionIn(posted)
  try {
    return await save(asking, { section, version, entered, pressed })
  } catch (error) {
    if (failureOf(error).failure !== 'away') throw error
    const form = formOfSection(section)
    const place = { form, action: draftPath(id, section), back: draftPath(id), key: '' }
    return awayScreen(place, { ...entered, version: String(version) }, pressed)
  }
}

interface Saving {
  readonly section: Section
  /** The draft's, when its reader began to type. */
  readonly version: number
  readonly entered: Posted
  readonly pressed: string
}

async function save(asking: Acting, { section, version, entered, pressed }: Saving) {
  const open = await openReferral(asking)
  if (isNo(open)) return open
  if ('sent' in open) return { to: draftPath(open.sent, 'sent') }
  const { draft, choices } = open
  const form = formOfSection(section)
  const hidden = isHidden(section, draft)
  const model = { id: draft.id, section, version, posted: entered, choices, errors: [], hidden }
  const change = rowChangeIn(pressed)
  if (change) return sectionScreen(withRows(model, change))
  const posted = withoutEmptyRows(form.fields, entered)
  const { body, errors } = readForm(form, posted, choices)
  const again = (more: Partial<SectionModel>) => sectionScreen({ ...model, posted, ...more })
  const standing = standingIn(section, draft.referral, choices)
  // What is sent twice, as by a double click, stands there already.
  if (version !== draft.version && !isDeepStrictEqual(standing, body))
    return again({
      version: draft.version,
      errors,
      stale: differences(form.fields, { standing, typed: body }, choices),
      status: 409,
    })
  const document = draftSchema.safeParse(withSection(section, draft.referral, body))
  if (!document.success || errors.some(({ part }) => part !== undefined))
    return again({ errors, status: 400 })
  const saved =
    version === draft.version
      ? await changeDraft(asking.deps, { actor: asking.by, id: draft.id, version }, document.data)
      : draft
  if (isNo(saved)) return refusedScreen(saved, again)
  if (pressed === 'later') return { to: draftPath(draft.id) }
  const left = errors.length > 0 ? errors : leftIn(section, saved)
  if (left.length > 0) return again({ version: saved.version, errors: left, status: 400 })
  return { to: draftPath(draft.id, nextSection(section, saved.sections) ?? 'check') }
}

type Change = NonNullable<ReturnType<typeof rowChangeIn>>

function withRows(model: SectionModel, change: Change): SectionModel {
  const { fields } = formOfSection(model.section)
  const posted = changeRows(fields, model.posted, change)
  if (!('add' in change)) return { ...model, posted }
  const last = Number(typedIn(posted, `${change.add}-rows`)) - 1
  return { ...model, posted, focus: `${change.add}.${last}` }
}

function refusedScreen(no: No, again: (more: Partial<SectionModel>) => Next): Next | No {
  const code = answerCode(no)
  if (code === 'not-found') return no
  const field = code === 'not-your-site' ? 'site' : undefined
  const text =
    code === 'changed-meanwhile'
      ? 'Somebody saved this draft at the same moment. Save again to see what they saved'
      : sentenceOf(code)
  return again({ errors: [{ field, text }], status: 409 })
}
