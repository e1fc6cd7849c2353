import { z } from 'zod'
import type { Asking } from '../../page.ts'
import { answerCode, isNo, type No } from '../../../app/answers.ts'
import type { Choices } from '../../forms/read.ts'
import { oneDraft } from '../../../app/drafts/drafts.ts'
import { referralChoices } from '../../../app/drafts/choices.ts'
import { wasSent } from '../../../app/drafts/sent.ts'

/** A draft as pages show it. */
export type Draft = Exclude<Awaited<ReturnType<typeof oneDraft>>, No>

export const draftParams = z.object({ draft: z.uuid() })
type Params = z.output<typeof draftParams>

/** A draft with what its forms offer, or that it was sent. */
export type Opened =
  { readonly draft: Draft; readonly choices: Choices } | { readonly sent: string }

/** Opens a draft for a page of its own. */
export async function openReferral({
  deps,
  by: actor,
  params: { draft: id },
}: Asking<Params>): Promise<Opened | No> {
  const draft = await oneDraft(deps, { actor, id })
  if (!isNo(draft)) return { draft, choices: await referralChoices(deps, actor) }
  if (answerCode(draft) === 'not-found' && (await wasSent(deps, { actor, id }))) return { sent: id }
  return draft
}
