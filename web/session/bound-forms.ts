import { html } from '../html.ts'
import type { Posted } from '../page.ts'
import type { Session } from '../../app/sessions/session.ts'

/** In a form: the role that its page was shown for. */
const shownFor = 'acting-as'
/** In a form: whom its page was shown to, by their opaque id. */
const shownTo = 'shown-to'
/** On a button: the role to change to before the form is taken. */
export const changeTo = 'act-as'

/** For whoever has several roles and works in all of them. */
const inAll = 'all'

/** The role that somebody works in, as a form says it. */
export const actingIn = ({ as }: Pick<Session, 'as'>): string => as ?? inAll

/** Every form of a page, with whom it is shown to and, of several roles, for which one. No form can forget it here. */
export function boundForms(page: string, session: Session | undefined): string {
  if (!session) return page
  const marks: [string, string][] = [[shownTo, session.account.id]]
  if (session.roles.length > 1) marks.push([shownFor, actingIn(session)])
  const inputs = marks.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`.text,
  )
  return page.replace(/<form\b[^>]*\bmethod="post"[^>]*>/g, (form) => form + inputs.join(''))
}

/** Whom and for which role a form was shown, and the role to change to; and what was sent apart from these. */
export function takenApart(body: unknown) {
  const { [shownFor]: role, [shownTo]: person, [changeTo]: to, ...posted } = (body ?? {}) as Posted // made by the form parser
  const first = (one: Posted[string] | undefined) => [one ?? []].flat()[0] // a form that was sent again has the first one first
  return {
    shown: first(role),
    person: first(person),
    to: typeof to === 'string' ? to : undefined,
    posted,
  }
}
