import type { FastifyInstance } from 'fastify'
import { confirmAddress } from '../../../app/reference/contacts.ts'
import type { Deps } from '../../../app/deps.ts'
import { type FrameDeps, send } from '../../register.ts'
import { html } from '../../html.ts'
import { pageHeading, paragraph } from '../../parts.ts'
import type { Screen } from '../../page.ts'

/** What the link to confirm an address opens: the same for every link. Programs that check mail open it, and confirm nothing. */
const confirmScreen = (token: string): Screen => ({
  title: 'Confirm this address',
  body: html`${pageHeading('Confirm this address')}
    ${paragraph('Messages that say that something is waiting are to come to the address to which this link was sent.')}
    ${paragraph('Confirm it only if you expect them and others who read this address work for the same agency.')}
    <form method="post" action="/confirm/${encodeURIComponent(token)}">
      <button class="govuk-button" data-module="govuk-button">Confirm this address</button>
    </form>`,
})

const confirmed: Screen = {
  title: 'The address is confirmed',
  body: html`${pageHeading('The address is confirmed')}
  ${paragraph('You will be told when messages begin to come to it. An administrator of another site may have to agree first.')}`,
}

const noLongerInUse: Screen = {
  status: 404,
  title: 'This link is no longer in use',
  body: html`${pageHeading('This link is no longer in use')}
  ${paragraph('It may be too old, or not copied in full, or the change was taken back. Ask whoever told you of it to set the address again.')}`,
}

const route = { config: { public: true, dated: true }, schema: { hide: true } } as const

/** Confirming an address: it needs no account, only the link that was sent to the address. */
export function confirmRoutes(app: FastifyInstance, deps: Deps & FrameDeps): void {
  app.get<{ Params: { token: string } }>('/confirm/:token', route, async (request, reply) =>
    send(deps, request, reply, confirmScreen(request.params.token)),
  )
  app.post<{ Params: { token: string } }>('/confirm/:token', route, async (request, reply) => {
    const { params, ip: address } = request
    const done = await confirmAddress(deps, { token: params.token, address })
    return send(deps, request, reply, done ? confirmed : noLongerInUse)
  })
}
