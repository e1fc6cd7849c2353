import { counted } from '../../../domain/sentence.ts'
import { folded, notForYou } from '../../parts.ts'
import { html, type Html } from '../../html.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { titleIn, type Titles } from '../../../domain/titled.ts'

/** An agency, as the list shows it. */
export interface Agency {
  readonly id: string
  readonly name: string
  readonly contacts: Readonly<Record<string, string>> | null
  readonly siteContacts: readonly {
    readonly site: string
    readonly role: string
    readonly address: string
  }[]
}

/** Where an agency's messages go, folded: by role, and for one site alone where a role has another address there. */
export function addresses({ contacts, siteContacts, name }: Agency, sites: Titles): Html {
  if (!contacts) return notForYou
  const apart = siteContacts.map(
    ({ site, role, address }) => [`${roleTitle(role)}, ${titleIn(sites, site)}`, address] as const,
  )
  const list = [
    ...Object.entries(contacts).map(([role, address]) => [roleTitle(role), address] as const),
    ...apart,
  ]
  if (list.length === 0) return html`No address yet`
  const count = counted(list.length, 'address', 'addresses')
  return folded(
    html`${count}<span class="govuk-visually-hidden"> of ${name}</span>`,
    html`<ul class="govuk-list govuk-!-text-break-word">
      ${list.map(([of, address]) => html`<li>${of}: ${address}</li>`)}
    </ul>`,
  )
}
