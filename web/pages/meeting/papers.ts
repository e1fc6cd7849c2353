import { acceptScreen } from './accept.ts'
import { formats, papers } from '../../../app/papers/papers.ts'
import { invitationFile } from '../../../app/papers/invitation.ts'
import { answerCode, isNo } from '../../../app/answers.ts'
import { lookAtMeeting, ofMeeting } from './look.ts'
import { page, type Download, type Route } from '../../page.ts'
import type { Rendered } from '../../../app/papers/model.ts'

/** The papers of a meeting, each to print and to edit, and its invitation: what the API gives as well. */
export const paperPages: readonly Route[] = [
  ...Object.entries(papers).flatMap(([name, { make }]) =>
    Object.entries(formats).map(([format, { render }]) =>
      page({
        ...ofMeeting,
        path: `/meetings/:id/${name}.${format}`,
        cost: 'costly',
        read: async (asking) => {
          const made = await lookAtMeeting(asking, `${name}.${format}`, make)
          if (!isNo(made)) return render(made)
          return answerCode(made) === 'accept-first' ? { mustAccept: asking.params.id } : made
        },
        view: (made, { params: { id } }) =>
          'mustAccept' in made
            ? acceptScreen(id, `/meetings/${id}/${name}.${format}`)
            : downloadOf(made),
      }),
    ),
  ),
  page({
    ...ofMeeting,
    path: '/meetings/:id/invitation.ics',
    read: ({ deps, by, params: { id } }) => invitationFile(deps, by, id),
    view: downloadOf,
  }),
]

function downloadOf({ type, content, name, opens, mayLoad }: Rendered): Download {
  return { type, content, file: name, mayLoad, opens: opens === 'inline' ? opens : undefined }
}
