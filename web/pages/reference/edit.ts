import { z } from 'zod'
import { agenciesView } from '../../../app/reference/reads.ts'
import { agencyBody, siteBody, writeAgency, writeSite } from '../../../app/reference/changes.ts'
import { type Asking, type Next, page, post, type Posted, type Screen } from '../../page.ts'
import { badInput, isNo, type No, refused } from '../../../app/answers.ts'
import { codes, roles } from '../../../domain/codes.ts'
import { divisionTitles } from '../../../domain/calendar/holidays.ts'
import type { Titles } from '../../../domain/titled.ts'
import {
  errorsFor,
  type Filled,
  formScreen,
  radioField,
  selectField,
  textField,
  tickField,
} from './form.ts'
import { errorsOf } from '../../../app/field-errors.ts'
import { heading, paragraph } from '../../parts.ts'
import { html } from '../../html.ts'
import { newSlug } from '../../../domain/fields.ts'
import { referenceNames } from '../../../app/reference/named.ts'
import { tickedIn, typedIn } from '../../forms/posted.ts'
import { whoMay } from '../../../app/access/roles.ts'

/** Who uses these pages, and where they stand. */
export const place = { who: whoMay.changeReference, section: 'reference' } as const
const params = z.object({ id: newSlug() })
const back = { href: '/reference', text: 'Reference data' }
const roleCodes = codes(roles)
type Params = z.output<typeof params>

/** What each field is called in an error. */
export const called = {
  id: 'The id',
  name: 'The name',
  division: 'The part of the UK',
  agencies: 'The agencies',
  role: 'The role',
  address: 'The address',
  ...Object.fromEntries(roleCodes.map((role) => [`holders.${role}`, roles[role].title])),
}

/** The id under which something is saved: of the address, or as it was typed for something new. */
const idIn = (id: string, posted: Posted) => (id === 'new' ? typedIn(posted, 'id').trim() : id)

/** Reads what was typed by its schema, and writes it if it can be; else the form again, with what is wrong. */
export async function save<T>(
  schema: z.ZodType<T>,
  { id, body }: { readonly id: string; readonly body: object },
  write: (parsed: T) => Promise<object | undefined>,
  again: (no: No) => Promise<Screen>,
): Promise<Next | No> {
  const slug = newSlug().safeParse(id === 'new' ? '' : id) // there is the page that adds one
  const parsed = schema.safeParse(body)
  const errors = [
    ...(slug.success
      ? []
      : [{ field: 'id', rule: 'pattern', message: 'must be lower-case words joined by hyphens.' }]),
    ...(parsed.success ? [] : errorsOf(parsed.error, body)),
  ]
  if (errors.length > 0 || !parsed.success) return again(badInput(...errors))
  const answer = await write(parsed.data)
  return isNo(answer) ? again(answer) : { to: back.href }
}

const newId = (filled: Filled, id: string) =>
  id === 'new' &&
  textField(filled, 'id', 'Id', {
    hint: 'Lower-case words joined by hyphens, such as kent-police. It never changes.',
  })

/** The version that a form was opened at goes with it, so that nobody overwrites what another has changed meanwhile. */
export const versionSeen = ({ posted }: Filled) =>
  html`<input type="hidden" name="version" value="${typedIn(posted, 'version')}" />`

/** That version, as it comes back. */
export const seenIn = (posted: Posted): number | undefined =>
  z.coerce
    .number()
    .int()
    .safeParse(typedIn(posted, 'version') || undefined).data

const howWritten = ({ params: { id } }: Asking<Params>, posted: Posted) =>
  id === 'new' ? { mustBeNew: true } : { seen: seenIn(posted) }

const siteForm = async (asking: Asking<Params>, filled: Filled) =>
  siteScreen(asking.params.id, (await referenceNames(asking.deps)).names.agencies, filled)

const siteScreen = (id: string, agencies: Titles, filled: Filled): Screen =>
  formScreen(
    {
      title: id === 'new' ? 'Add a site' : 'Change a site',
      back,
      action: `/reference/sites/${id}`,
      button: 'Save',
    },
    filled,
    [
      newId(filled, id),
      id !== 'new' && versionSeen(filled),
      textField(filled, 'name', 'Name'),
      tickField(filled, 'agencies', 'Agencies', agencies),
      heading('Who holds which role'),
      paragraph('Roles that nobody holds fall to the coordinator.'),
      roleCodes.map((role) => selectField(filled, `holders.${role}`, roles[role].title, agencies)),
    ],
  )

const sitePage = page({
  ...place,
  path: '/reference/sites/:id',
  params,
  read: async (asking) => {
    const { sites } = await referenceNames(asking.deps)
    const { id } = asking.params
    const site = sites.find((one) => one.id === id)
    if (!site && id !== 'new') return refused('not-found')
    const holders = Object.entries(site?.holders ?? {})
    const posted = asking.kept ?? {
      name: site?.name ?? '',
      version: String(site?.version ?? 0),
      agencies: site?.agencies ?? [],
      ...Object.fromEntries(holders.map(([role, agency]) => [`holders.${role}`, agency])),
    }
    return siteForm(asking, { posted, errors: [] })
  },
  view: (screen) => screen,
})

const sitePost = post({
  ...place,
  path: '/reference/sites/:id',
  params,
  act: (asking, posted) => {
    const holders = roleCodes.flatMap((role) => {
      const agency = typedIn(posted, `holders.${role}`)
      return agency === '' ? [] : [[role, agency]]
    })
    const id = idIn(asking.params.id, posted)
    const body = {
      name: typedIn(posted, 'name').trim(),
      agencies: tickedIn(posted, 'agencies'),
      holders: Object.fromEntries(holders) as Record<string, string>, // made of pairs of texts
    }
    return save(
      siteBody,
      { id, body },
      (site) => writeSite(asking.deps, asking.by, id, site, howWritten(asking, posted)),
      (no) => siteForm(asking, { posted, errors: errorsFor(no, called) }),
    )
  },
})

const agencyScreen = (id: string, filled: Filled): Screen =>
  formScreen(
    {
      title: id === 'new' ? 'Add an agency' : 'Change an agency',
      back,
      action: `/reference/agencies/${id}`,
      button: 'Save',
    },
    filled,
    [
      newId(filled, id),
      id !== 'new' && versionSeen(filled),
      textField(filled, 'name', 'Name'),
      radioField(filled, 'division', 'Whose bank holidays does it keep?', divisionTitles),
    ],
  )

/** An agency as the list has it. */
export async function agencyOf({ deps, by, params: { id } }: Asking<Params>) {
  // The list begins after the cursor, and an agency's page is rare: pages are read until it is found.
  let cursor: string | undefined
  do {
    const found = await agenciesView(deps, by, { limit: 100, cursor })
    if (isNo(found)) return found
    const agency = found.items.find((one) => one.id === id)
    if (agency) return agency
    cursor = found.nextCursor ?? undefined
  } while (cursor !== undefined)
  return refused('not-found')
}

const agencyPage = page({
  ...place,
  path: '/reference/agencies/:id',
  params,
  read: async (asking) => {
    const { id } = asking.params
    if (id === 'new') return agencyScreen(id, { posted: asking.kept ?? {}, errors: [] })
    const agency = await agencyOf(asking)
    if (isNo(agency)) return agency
    const { name, division, version } = agency
    const posted = asking.kept ?? { name, division, version: String(version) }
    return agencyScreen(id, { posted, errors: [] })
  },
  view: (screen) => screen,
})

const agencyPost = post({
  ...place,
  path: '/reference/agencies/:id',
  params,
  act: (asking, posted) => {
    const id = idIn(asking.params.id, posted)
    const body = { name: typedIn(posted, 'name').trim(), division: typedIn(posted, 'division') }
    return save(
      agencyBody,
      { id, body },
      (agency) => writeAgency(asking.deps, asking.by, id, agency, howWritten(asking, posted)),
      async (no) => agencyScreen(asking.params.id, { posted, errors: errorsFor(no, called) }),
    )
  },
})

/** The forms that write sites and agencies. */
export const referenceForms = [sitePage, sitePost, agencyPage, agencyPost]
