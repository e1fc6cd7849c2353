import { z } from 'zod'
import { formats, papers } from '../../../app/papers/papers.ts'
import { invitationFile } from '../../../app/papers/invitation.ts'
import { isNo } from '../../../app/answers.ts'
import { look } from '../../../app/access/look.ts'
import { page, type Download, type Route } from '../../page.ts'
import type { Rendered } from '../../../app/papers/model.ts'

const params = z.object({ id: z.string().max(60) })
const place = { who: 'anyAgency', section: 'meetings', params } as const

/** The papers of a meeting, each to print and to edit, and its invitation: what the API gives as well. */
export const paperPages: readonly Route[] = [
  ...Object.entries(papers).flatMap(([name, { make }]) =>
    Object.entries(formats).map(([format, { render }]) =>
      page({
        ...place,
        path: `/meetings/:id/${name}.${format}`,
        read: async ({ deps, by, params: { id } }) => {
          const wanted = { kind: 'conference', id, what: `${name}.${format}` } as const
          const made = await look(deps, by, wanted, make)
          return isNo(made) ? made : render(made)
        },
        view: downloadOf,
      }),
    ),
  ),
  page({
    ...place,
    path: '/meetings/:id/invitation.ics',
    read: ({ deps, by, params: { id } }) => invitationFile(deps, by, id),
    view: downloadOf,
  }),
]

function downloadOf({ type, content, name, opens, mayLoad }: Rendered): Download {
  return { type, content, file: name, mayLoad, opens: opens === 'inline' ? opens : undefined }
}
