import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { act } from '../../forms/act.ts'
import { formScreen, notNowScreen } from '../../forms/screen.ts'
import { isNo } from '../../../app/answers.ts'
import type { Kind } from '../../forms/commands.ts'
import { openForm } from '../../forms/open.ts'
import { formPath, ownPath, pathTo } from '../../forms/paths.ts'
import { page, post, type Route } from '../../page.ts'

const params = z.object({ id: z.string().max(60), command: z.string().max(60) })
const query = z.record(z.string(), z.unknown())

/** The form of every command to what exists, and where it is sent to. */
const formRoutes = (kind: Kind): readonly Route[] => {
  const place = {
    path: `${pathTo(kind, ':id')}/do/:command`,
    who: 'anyAgency',
    section: kind === 'pathway' ? 'caseload' : 'meetings',
    params,
  } as const
  return [
    page({
      ...place,
      query,
      read: async (asking) => {
        const open = await openForm(asking, kind, asking.query)
        if (isNo(open)) return open
        // What was sent when the session had run out comes back with its key, as the form was left.
        const { key, back, do: _button, ...typed } = asking.kept ?? {}
        return {
          ...open,
          posted: asking.kept ? typed : open.filled,
          back: ownPath(back ?? asking.query['back']) ?? pathTo(kind, asking.params.id),
          key: typeof key === 'string' ? key : randomUUID(),
        }
      },
      view: ({ why, choices, posted, ...place }, { params: { id, command } }) => {
        if (why !== undefined) return notNowScreen(place, why)
        const action = formPath(kind, id, command)
        return formScreen({ ...place, action }, { posted, choices, errors: [] })
      },
    }),
    post({ ...place, act: (asking, posted) => act(asking, posted, kind) }),
  ]
}

export const formPages: readonly Route[] = [...formRoutes('pathway'), ...formRoutes('conference')]
