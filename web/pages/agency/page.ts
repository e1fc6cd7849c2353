import { rolesFor } from '../../../app/access/account.ts'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { agencyView, rolesToCover } from '../../../app/agency/agency.ts'
import { type Asking, type Next, page, post, type Posted } from '../../page.ts'
import { coverError, coverScreen, readCover } from './cover-form.ts'
import { answerCode, errorsIn, isNo, type No } from '../../../app/answers.ts'
import type { FormError } from '../../forms/errors.ts'
import { present } from './present.ts'
import { stopCover, writeCover } from '../../../app/agency/cover.ts'
import { typedIn } from '../../forms/posted.ts'
import { view } from './view.ts'
import { whoMay } from '../../../app/access/roles.ts'

/** What an agency is asked and has to do, how soon it answers, how it is reached, and who covers whom. */
const agencyPage = page({
  path: '/agency',
  who: 'anyAgency',
  section: 'agency',
  read: ({ deps, by }) => agencyView(deps, by),
  view: (seen, { now, by }) => view(present(seen, now, (site) => rolesFor(by, site))),
})

const covering = { path: '/agency/cover', who: whoMay.keepCover, section: 'agency' } as const

const coverPage = page({
  ...covering,
  read: ({ deps, by }) => rolesToCover(deps, by),
  view: (roles, { kept = {} }) => coverScreen(roles, keyIn(kept), kept),
})

const coverPost = post({
  ...covering,
  act: async (asking, posted): Promise<Next | No> => {
    const read = readCover(posted)
    if ('errors' in read) return again(asking, posted, read.errors)
    const answer = await writeCover(asking.deps, asking.by, keyIn(posted), read.cover)
    if (!isNo(answer)) return { to: '/agency' }
    if (answerCode(answer) === 'key-used')
      return again(asking, { ...posted, key: '' }, [{ field: undefined, text: alreadySent }])
    return answer.no === 'bad' ? again(asking, posted, errorsIn(answer).map(coverError)) : answer
  },
})

const alreadySent =
  'You have already sent an earlier version of this form. If this should be added as well, send it again.'

const endPost = post({
  path: '/agency/cover/:id/end',
  who: whoMay.keepCover,
  section: 'agency',
  params: z.object({ id: z.uuid() }),
  act: async ({ deps, by, params }): Promise<Next | No> =>
    (await stopCover(deps, by, params.id)) ?? { to: '/agency' },
})

const again = async ({ deps, by }: Asking, posted: Posted, errors: readonly FormError[]) =>
  coverScreen(await rolesToCover(deps, by), keyIn(posted), posted, errors)

/** The key of a form: what is sent twice under it is done once. */
function keyIn(posted: Posted): string {
  const key = z.uuid().safeParse(typedIn(posted, 'key'))
  return key.success ? key.data : randomUUID()
}

/** The pages of an agency. */
export const agencyPages = [agencyPage, coverPage, coverPost, endPost]
