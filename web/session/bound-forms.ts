import { html } from '../html.ts'
import type { Posted } from '../page.ts'
import type { Session } from '../../app/sessions/session.ts'

/** In a form: the role that its page was shown for. */
const shownFor = 'acting-as'
/** On a button: the role to change to before the form is taken. */
export const changeTo = 'act-as'

/** For whoever has several roles and works in all of them. */
const inAll = 'all'

/** The role that somebody works in, as a form says it. */
export const actingIn = ({ as }: Pick<Session, 'as'>): string => as ?? inAll

/** Every form of a page of somebody who has several roles, with the role that it is shown for. No form can forget it here. */
export function boundForms(page: string, session: Session | undefined): string {
  if (!session || session.roles.length < 2) return page
  const { text } = html`<input type="hidden" name="${shownFor}" value="${actingIn(session)}" />`
  return page.replace(/<form\b[^>]*\bmethod="post"[^>]*>/g, (form) => form + text)
}

/** The role that a form was shown for, and the one to change to; and what was sent apart from these. */
export function takenApart(body: unknown) {
  const { [shownFor]: shown, [changeTo]: to, ...posted } = (body ?? {}) as Posted // made by the form parser
  const [first] = [shown ?? []].flat() // a form that was sent again has the first one first
  return { shown: first, to: typeof to === 'string' ? to : undefined, posted }
}
