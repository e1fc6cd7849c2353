import type { z } from 'zod'
import type { Account } from '../app/access/account.ts'
import type { Deps } from '../app/deps.ts'
import { errorsOf } from '../app/field-errors.ts'
import type { Html } from './html.ts'
import { badInput, type No, refused } from '../app/answers.ts'
import type { Section } from './navigation.ts'
import type { Session } from '../app/sessions/session.ts'
import type { Who } from '../domain/entity/rule.ts'

/** Where a link leads, and its words. */
export interface Link {
  readonly href: string
  readonly text: string
}

/** What a page shows. */
export interface Screen {
  /** Neutral: it stands in the history of a browser, so it names nobody. */
  readonly title: string
  readonly body: Html
  /** Back to where somebody most likely came from. */
  readonly back?: Link
  /** Something on it has to be corrected: its title says so first. */
  readonly errors?: boolean
  /** It shows what others enter (`browser/live.js`). */
  readonly live?: boolean
  readonly status?: number
}

/** Who asks for a page, what for, and what it is answered with. */
export interface Asking<Params = unknown, Query = unknown> {
  readonly deps: Deps
  readonly by: Account
  readonly session: Session
  readonly params: Params
  readonly query: Query
  /** The present instant of the cases. */
  readonly now: number
  /** Its own address, without the host. */
  readonly url: string
  /** The address from which it is asked, to count tries by. */
  readonly address: string
  /** What was typed here and sent when the session had run out: the form comes back filled in. */
  readonly kept: Posted | undefined
}

/** What a form sends: each field's text, or texts where there are several of its name. */
export type Posted = Readonly<Record<string, string | readonly string[]>>

/** A form's answer: another page to go to, or a page shown in place (with what was typed). */
export type Next = { readonly to: string } | Screen | Download

/** Something that is saved instead of shown; or shown as it is, in no frame of ours. */
export interface Download {
  readonly type: string
  readonly file: string
  readonly content: string | Buffer
  readonly opens?: 'inline' | undefined
  /** What it may load where it is shown: a policy of its own. */
  readonly mayLoad?: string | undefined
}

interface Place<Params, Query> {
  /** Its address, as Fastify declares it: `/pathways/:id`. Nothing personal may stand in it. */
  readonly path: string
  readonly who: Who
  /** What is marked in the navigation. */
  readonly section?: Section
  /** What it costs, if that is more than a page or a form usually does. */
  readonly cost?: 'costly' | 'referral'
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
}

/** A page: what it reads (through `app`, which decides who may), and what it shows of that (pure). */
export interface Page<Params, Query, Seen> extends Place<Params, Query> {
  readonly read: (asking: Asking<Params, Query>) => Promise<Seen | No>
  readonly view: (seen: Seen, asking: Asking<Params, Query>) => Next
}

/** What a form is sent to. */
export interface Post<Params, Query> extends Place<Params, Query> {
  readonly act: (asking: Asking<Params, Query>, posted: Posted) => Promise<Next | No>
}

/** A page or a form's address, with its own types forgotten. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: Who
  readonly section: Section | undefined
  readonly cost: 'costly' | 'referral' | undefined
  /** Answers a request whose parts have not been checked yet. */
  readonly answer: (asked: Asked) => Promise<Next | No>
}

/** A request as it came in. */
interface Asked extends Asking {
  readonly posted: Posted
}

/** A page, ready to be registered. */
export function page<Params, Query, Seen>(it: Page<Params, Query, Seen>): Route {
  return routeOf('GET', it, async (asking) => {
    const seen = await it.read(asking)
    return noOf(seen) ?? it.view(seen as Seen, asking) // it is not a no
  })
}

/** Where a form is sent to, ready to be registered. */
export const post = <Params, Query>(it: Post<Params, Query>): Route => routeOf('POST', it, it.act)

function routeOf<Params, Query>(
  method: Route['method'],
  { path, who, section, cost, params, query }: Place<Params, Query>,
  answer: (asking: Asking<Params, Query>, posted: Posted) => Promise<Next | No>,
): Route {
  return {
    method,
    path,
    who,
    section,
    cost,
    answer: async ({ posted, ...asked }) => {
      const place = params?.safeParse(asked.params)
      if (place?.success === false) return refused('not-found')
      const rest = query?.safeParse(asked.query)
      if (rest?.success === false) return badInput(...errorsOf(rest.error, asked.query, 'query'))
      // Both were parsed by these schemas.
      const parts = { params: (place?.data ?? {}) as Params, query: (rest?.data ?? {}) as Query }
      return answer({ ...asked, ...parts }, posted)
    },
  }
}

const noOf = (seen: unknown): No | undefined =>
  typeof seen === 'object' && seen !== null && 'no' in seen ? (seen as No) : undefined
