import { answerCode, errorsIn, failureOf, isNo, type No, sentenceOf } from '../../../app/answers.ts'
import type { Asking, Next, Posted } from '../../page.ts'
import { awayScreen } from '../../forms/screen.ts'
import { checkedOf } from './present/answers.ts'
import { type CheckModel, checkScreen } from './view/check.ts'
import { draftMatches } from '../../../app/drafts/matches.ts'
import { draftPath } from './paths.ts'
import { formOfSection, sectionWith } from './sections.ts'
import { matchesOf } from './present/matches.ts'
import { openReferral } from './read.ts'
import { sendDraft, wasSent } from '../../../app/drafts/sent.ts'
import { typedIn, versionIn } from '../../forms/posted.ts'

type Acting = Asking<{ readonly draft: string }>

/** All that is shown before a draft is sent; or that it was sent. */
export async function checkModel(
  asking: Acting,
): Promise<CheckModel | { readonly sent: string } | No> {
  const open = await openReferral(asking)
  if (isNo(open) || 'sent' in open) return open
  const { draft, choices } = open
  const { id, version, ready } = draft
  const matches = await draftMatches(asking.deps, { actor: asking.by, id })
  if (isNo(matches)) return matches
  return { id, version, ready, parts: checkedOf(draft, choices), matches: matchesOf(matches) }
}

/** Sends a draft as its reader saw it. However often that is done, it becomes one referral. */
export async function sendReferral(asking: Acting, posted: Posted): Promise<Next | No> {
  const id = asking.params.draft
  try {
    return await send(asking, versionIn(posted))
  } catch (error) {
    if (failureOf(error).failure !== 'away') throw error
    const form = { ...formOfSection('basis'), label: 'Send the referral' }
    const place = { form, action: draftPath(id, 'check'), back: draftPath(id), key: '' }
    return awayScreen(place, { version: typedIn(posted, 'version') }, 'send')
  }
}

async function send(asking: Acting, version: number): Promise<Next | No> {
  const { deps, by: actor, params } = asking
  const asked = { actor, id: params.draft }
  const answer = await sendDraft(deps, { ...asked, version })
  if (!isNo(answer) || (await wasSent(deps, asked))) return { to: draftPath(asked.id, 'sent') }
  const code = answerCode(answer)
  if (code === 'not-found' || code === 'fault') return answer
  const model = await checkModel(asking)
  if (isNo(model)) return model
  if ('sent' in model) return { to: draftPath(asked.id, 'sent') }
  return checkScreen({ ...model, problems: problemsOf(answer, model), status: statusOf(answer) })
}

const statusOf = (no: No): number => (no.no === 'bad' ? 400 : 409)

function problemsOf(no: No, { id, parts }: CheckModel): NonNullable<CheckModel['problems']> {
  if (no.no === 'bad')
    return parts.flatMap(({ section, left }) =>
      left.map(({ text }) => ({ text, href: draftPath(id, section) })),
    )
  const code = answerCode(no)
  if (code === 'changed-meanwhile')
    return [{ text: 'The referral was changed after you opened this page. Check it again' }]
  const [error] = errorsIn(no)
  const section = error && sectionWith(error.field)
  return [{ text: sentenceOf(code), ...(section && { href: draftPath(id, section) }) }]
}
