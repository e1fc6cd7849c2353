import type { Posted, Route } from '../../web/page.ts'
import { isNo } from '../../app/answers.ts'
import type { Role } from '../../domain/codes.ts'
import { sentBy } from './forms.ts'
import type { TestApi } from './api.ts'
import { usualAgency } from './people.ts'

/** Asks for one of these pages, or presses its button, as somebody in a role of London. */
export function userOf({ deps, clock }: Pick<TestApi, 'deps' | 'clock'>, pages: readonly Route[]) {
  return async (
    method: 'GET' | 'POST',
    path: string,
    role: Role,
    {
      posted = {},
      params = {},
      query = {},
      agency = usualAgency[role],
    }: { posted?: Posted; params?: object; query?: object; agency?: string } = {},
  ) => {
    const by = { id: `${role} of ${agency}`, agency, access: [{ site: 'london', roles: [role] }] }
    const session = {
      ...{
        id: by.id,
        account: by,
        roles: [role],
        sites: ['london'],
        name: 'Sam Example',
        as: undefined,
        sid: undefined,
      },
      ...{ agencyName: agency, siteNames: ['London'] },
    }
    const route = pages.find((one) => one.method === method && one.path === path)
    if (!route) throw new Error(`no page ${path}`)
    const asked = {
      deps: deps,
      by,
      session,
      params,
      query,
      now: clock.now,
      url: path,
      address: '127.0.0.1',
      kept: undefined,
    }
    const next = await route.answer({ ...asked, posted })
    if (isNo(next)) return { no: next, to: undefined, text: '', status: undefined }
    if ('to' in next) return { no: undefined, to: next.to, text: '', status: 303 }
    if ('file' in next) throw new Error('a file')
    const text = next.body.text.replace(/\s+/g, ' ')
    return {
      no: undefined,
      to: undefined,
      text,
      status: next.status ?? 200,
      posted: sentBy(next.body),
    }
  }
}
