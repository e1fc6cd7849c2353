import { z } from 'zod'
import {
  administered,
  agreeToContact,
  contactBody,
  contactChanges,
  mayAskContact,
  withdrawContactChange,
  writeContact,
} from '../../../app/reference/contacts.ts'
import { type Asking, type Link, type Next, page, post, type Screen } from '../../page.ts'
import type { FormError } from '../../forms/errors.ts'
import { agencyOf, called, place, save, seenIn, versionSeen } from './edit.ts'
import { codeOf, titleIn, type Titles } from '../../../domain/titled.ts'
import { errorsFor, type Filled, formScreen, radioField, textField } from './form.ts'
import { html, type Html } from '../../html.ts'
import { isNo, type No } from '../../../app/answers.ts'
import { newSlug } from '../../../domain/fields.ts'
import { pageHeading, paragraph, table, tag } from '../../parts.ts'
import { referenceNames } from '../../../app/reference/named.ts'
import { roles } from '../../../domain/codes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import { typedIn } from '../../forms/posted.ts'

const params = z.object({ id: newSlug() })
type Params = z.output<typeof params>
const everywhere = 'every-site'

/** The sites that an address can be for: those that the agency serves and the reader administers, and all together. */
async function reachOf({ deps, by, params: { id } }: Asking<Params>): Promise<Titles | undefined> {
  const { sites } = await referenceNames(deps)
  const serves = sites.filter(({ agencies }) => agencies.includes(id))
  const ids = serves.map((site) => site.id)
  if (!mayAskContact(by, ids)) return undefined
  const mine = administered(by)
  const own = serves.length > 1 ? serves.filter(({ id: site }) => mine.includes(site)) : []
  return Object.fromEntries([
    ...own.map((site) => [site.id, { title: `Only ${site.name}` }]),
    [everywhere, { title: 'Every site that it serves' }],
  ]) as Titles // made of pairs
}

async function contactForm(asking: Asking<Params>, filled: Filled): Promise<Screen> {
  const { id } = asking.params
  const reach = await reachOf(asking)
  const { names } = await referenceNames(asking.deps)
  const back = { href: '/reference', text: 'Reference data' }
  const title = `Set an address of ${titleIn(names.agencies, id)}`
  if (!reach) return notYours(title, back)
  const several = Object.keys(reach).length > 1
  return formScreen(
    { title, back, action: `/reference/agencies/${id}/contact`, button: 'Ask for this address' },
    filled,
    [
      paragraph(
        'The new address is sent a link to confirm it. Until then, messages go where they go now. Both addresses hear of the change.',
      ),
      versionSeen(filled),
      radioField(filled, 'role', 'Role', roles),
      several
        ? [
            radioField(filled, 'site', 'Which messages?', reach),
            paragraph('For every site, an administrator of another site has to agree as well.'),
          ]
        : html`<input type="hidden" name="site" value="${everywhere}" />`,
      textField(filled, 'address', 'Email address', {
        hint: 'A work address, such as duty.desk@example.org',
        type: 'email',
      }),
    ],
  )
}

const notYours = (title: string, back: Link): Screen => ({
  title,
  back,
  body: html`${pageHeading(title)}
  ${paragraph('The agency serves none of your sites. An administrator of a site that it serves sets its addresses.')}`,
})

const contactPage = page({
  ...place,
  path: '/reference/agencies/:id/contact',
  params,
  read: async (asking: Asking<Params>) => {
    const agency = await agencyOf(asking)
    if (isNo(agency)) return agency
    const posted = asking.kept ?? { version: String(agency.contactsVersion) }
    return contactForm(asking, { posted, errors: [] })
  },
  view: (screen) => screen,
})

const contactPost = post({
  ...place,
  path: '/reference/agencies/:id/contact',
  params,
  act: async (asking: Asking<Params>, posted): Promise<Next | No> => {
    const { id } = asking.params
    const site = typedIn(posted, 'site')
    const address = typedIn(posted, 'address').trim()
    const body = {
      role: typedIn(posted, 'role'),
      ...(address === '' ? {} : { address }), // it is missing, and not a wrong one
      ...(site === everywhere ? {} : { site }),
    }
    const next = await save(
      contactBody.extend({ role: codeOf(roles) }),
      { id, body },
      ({ role, ...contact }) =>
        writeContact(asking.deps, asking.by, { id, role }, contact, seenIn(posted)),
      (no) => contactForm(asking, { posted, errors: faultsIn(no) }),
    )
    return 'to' in next ? { to: '/reference/contact-changes' } : next
  },
})

const inOrder = ['role', 'site', 'address']

/** What is wrong, in the order of the fields. */
const faultsIn = (no: No): FormError[] =>
  errorsFor(no, { ...called, site: 'The messages' })
    .map((error) => (error.field === 'site' ? { ...error, text: 'Select which messages' } : error))
    .sort((one, other) => inOrder.indexOf(one.field ?? '') - inOrder.indexOf(other.field ?? ''))

type Change = Exclude<Awaited<ReturnType<typeof contactChanges>>, No>['items'][number]

const changesPage = page({
  ...place,
  path: '/reference/contact-changes',
  read: async ({ deps, by }) => {
    const changes = await contactChanges(deps, by)
    return isNo(changes) ? changes : { changes: changes.items, ...(await referenceNames(deps)) }
  },
  view: ({ changes, names }) => changesScreen(changes, names),
})

/** Changes of addresses that wait. */
const changesScreen = (
  changes: readonly Change[],
  names: { readonly agencies: Titles; readonly sites: Titles },
): Screen => ({
  title: 'Addresses to be confirmed',
  back: { href: '/reference', text: 'Reference data' },
  body: html`${pageHeading('Addresses to be confirmed')}
  ${paragraph('A new address counts when it has been confirmed from there. Until then, messages go where they went before.')}
  ${changes.length === 0 ? paragraph('No change of an address is waiting.') : changeTable(changes, names)}`,
})

const changeTable = (
  changes: readonly Change[],
  { agencies, sites }: { readonly agencies: Titles; readonly sites: Titles },
): Html =>
  table<Change>(
    'Addresses to be confirmed',
    [
      { title: 'Agency', names: true, cell: ({ agency }) => titleIn(agencies, agency) },
      { title: 'Role', cell: ({ role }) => roleTitle(role) },
      {
        title: 'Messages about',
        cell: (one) => one.sites.map((site) => titleIn(sites, site)).join(', '),
      },
      {
        title: 'Are to go to',
        cell: ({ address }) => html`<span class="govuk-!-text-break-word">${address}</span>`,
      },
      {
        title: 'Waits for',
        cell: ({ confirmed, waitsForSecond }) =>
          html`${!confirmed && html`${tag('The address to confirm', 'soon')} `}${
            waitsForSecond && tag('A second administrator', 'soon')
          }`,
      },
      {
        title: 'Do',
        cell: (one) =>
          html`${one.mayAgree && button(one, 'agree', 'Agree', agencies)}
          ${button(one, 'withdraw', 'Take back', agencies)}`,
      },
    ],
    changes,
  )

const button = ({ id, agency }: Change, does: string, text: string, agencies: Titles): Html =>
  html`<form method="post" action="/reference/contact-changes/${id}/${does}">
    <button class="tl-link" data-module="govuk-button">
      ${text}<span class="govuk-visually-hidden"
        >: the new address of ${titleIn(agencies, agency)}</span
      >
    </button>
  </form>`

const changeParams = z.object({ id: z.uuid() })
const done = { to: '/reference/contact-changes' }

const agreePost = post({
  ...place,
  path: '/reference/contact-changes/:id/agree',
  params: changeParams,
  act: async ({ deps, by, params: { id } }): Promise<Next | No> =>
    (await agreeToContact(deps, by, id)) ?? done,
})

const withdrawPost = post({
  ...place,
  path: '/reference/contact-changes/:id/withdraw',
  params: changeParams,
  act: async ({ deps, by, params: { id } }): Promise<Next | No> =>
    (await withdrawContactChange(deps, by, id)) ?? done,
})

/** Asking for another address, and what becomes of that. */
export const contactPages = [contactPage, contactPost, changesPage, agreePost, withdrawPost]
