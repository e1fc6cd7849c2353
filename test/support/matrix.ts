import { caseworkers, treats, type WordClass, wordClasses } from '../../domain/word-classes.ts'
import { type Reader, readers, removed, rolesAt, type Site } from './matrix-readers.ts'
import type { Role } from '../../domain/codes.ts'
import { type Planted, plantPathway, wordsOf } from './planted.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import {
  breakGlass,
  declareNear,
  otherVictims,
  plantMeeting,
  plantSecondVictim,
  type TwoVictims,
} from './matrix-ties.ts'
import { accepting, type TestMeeting } from './meeting.ts'
import type { TestApi } from './api.ts'

/** A pathway with words of its own, and what the test knows about it. */
interface Target {
  readonly id: string
  readonly tag: string
  readonly site: Site
  /** Whether every duty on it ended so long ago that no tie is left. */
  readonly old: boolean
  /** The agency that is kept out of it. */
  readonly without?: string
  /** Restricted to one person, who is nobody of the matrix. */
  readonly closed?: true
  /** It has a second victim, for whom this agency works. */
  readonly two?: TwoVictims
  /** The meeting that has it as its first item. */
  readonly meeting?: TestMeeting
}

/** What else ties a reader to a pathway, or keeps them from it: they open it in an emergency, or have a conflict of interest. */
const ties = ['none', 'opened', 'near'] as const

/** One question of the matrix: who asks for what about which pathway. */
export interface Cell {
  readonly reader: Reader
  readonly target: Target
  readonly tie: (typeof ties)[number]
  readonly url: string
}

/** What is planted in these was written without saying for whom. */
const notSaid: readonly WordClass[] = ['concern', 'process', 'decision', 'action', 'return']

/** How an agency is tied to a planted pathway: by its site's referral, return and action. */
function tiesOf({ agency }: Reader, { site, old }: Target) {
  const { holders } = seedSites[site]
  const named: readonly string[] = Object.values(holders)
  return {
    referrer: !old && agency === `${site}-council`,
    asked: !old && named.includes(agency),
    owner: !old && named.includes(agency),
  }
}

/** The classes of words that a reader may be shown of a pathway; undefined where they may not know that it exists. */
function mayFind(
  reader: Reader,
  target: Target,
  opened = false,
): ReadonlySet<WordClass> | undefined {
  if (target.without === reader.agency) return undefined
  if (opened) return mayFind(reader, target) ?? afterOpening(reader, target)
  const ties = tiesOf(reader, target)
  const mine = reader.access.flatMap(({ site }) => rolesAt(reader, site))
  const there = rolesAt(reader, target.site)
  // a restriction leaves open to whoever answers for access what that role reads, and to nobody anything else
  const here = target.closed ? there.filter((one) => one === 'dataProtectionOfficer') : there
  if (target.closed && here.length === 0) return undefined
  // an agency that owes something comes from another site, as its worker
  const guest = here.length === 0 && ties.owner && mine.some((role) => role !== 'administrator')
  const work: readonly Role[] = guest ? ['agencyWorker'] : here
  // whoever works for a victim comes as an advocate
  const held: readonly Role[] = target.two?.strands.some(
    ({ advocate }) => advocate?.agency === reader.agency,
  )
    ? [...work, 'victimAdvocate']
    : work
  if (held.length === 0) return undefined
  const whole = held.some((role) => caseworkers.some((one) => one === role))
  const worker = held.some((role) => role !== 'administrator')
  if (!whole && !(worker && Object.values(ties).includes(true))) return undefined
  const shown = (what: WordClass): boolean => {
    const { roles: by, also, notForTreatment } = { notForTreatment: false, ...wordClasses[what] }
    const treating = treats({ roles: guest ? mine : held })
    // nobody said that it is for all, and what is not their agency's own could name a victim
    if (treating && notSaid.includes(what) && !ties.owner) return false
    if (held.some((role) => by.some((one) => one === role))) return true
    if (notForTreatment && treating) return false
    // what is an agency's own thing, or somebody's own words, is for them
    return worker && also.some((tie) => tie === 'concerned' || tie === 'author' || ties[tie])
  }
  return new Set((Object.keys(wordClasses) as WordClass[]).filter(shown))
}

/** What somebody reads who opened it in an emergency: what their roles at its site read, if they work cases there. */
function afterOpening(reader: Reader, { site }: Target): ReadonlySet<WordClass> | undefined {
  const roles = rolesAt(reader, site)
  if (!roles.some((role) => role !== 'administrator')) return undefined
  return mayFind(reader, { id: '', tag: '', site, old: false }) ?? new Set()
}

/** The pathways of the matrix: one at each of two sites, one whose ties have ended, one from which an agency is kept, one restricted to somebody, one with two victims. */
export async function plantMatrix(api: TestApi): Promise<Target[]> {
  const at = async (site: Site, tag: string, more: Partial<Target> = {}): Promise<Target> => ({
    id: await plantPathway(api, site, tag),
    site,
    tag,
    old: false,
    ...more,
  })
  const old = await at('london', 'Charlie', { old: true })
  await endTies(api, old.id)
  const without = await at('london', 'Delta', { without: 'metropolitan-police-service' })
  const closed = await at('london', 'Echo', { closed: true })
  const coordinator = { sub: 'who alone knows', agency: 'suzy-lamplugh-trust' }
  const token = await api.token('coordinator', coordinator)
  const reason = 'They work there.'
  await api.done(without.id, 'exclude-agency', token, { agency: without.without, reason })
  const only = { issuer: 'throughline', name: undefined, ...coordinator }
  const actors = [await api.deps.actors.idOf(only)]
  await api.done(closed.id, 'restrict-to', token, { actors, reason })
  const golf = await at('london', 'Golf')
  const two = { ...golf, two: await plantSecondVictim(api, golf.id) }
  const alpha = await at('london', 'Alpha')
  const heard = { ...alpha, meeting: await plantMeeting(api, alpha.id, wordsOf('Alpha').return) }
  await removeMember(api)
  return [heard, await at('hampshire', 'Bravo'), old, without, closed, two]
}

/** Ends all that is owed on a pathway, so long ago that nothing ties anybody to it any more. */
async function endTies({ database }: TestApi, pathway: string): Promise<void> {
  const ended = { outcome: 'met', ended_at: new Date(0) }
  await database.updateTable('obligations').set(ended).where('pathway', '=', pathway).execute()
  const over = { tied_until: new Date(0) }
  await database.updateTable('caseload').set(over).where('pathway', '=', pathway).execute()
}

/** Takes an agency from a site; tokens say nothing of it. */
async function removeMember({ database, deps }: TestApi): Promise<void> {
  const { site, agency } = removed
  await database
    .deleteFrom('site_agencies')
    .where((eb) => eb.and({ site, agency }))
    .execute()
  deps.memberships.forget()
}

/** Every address under which something about a pathway can be read, or of the meeting that hears it, from the document of the API. */
function addresses(api: TestApi, { id, site, old, meeting }: Target, tie: Cell['tie']): string[] {
  if (old && tie === 'opened') return [] // its ties ended in the tables alone, and a turn makes these again
  const paths = Object.entries(api.app.swagger().paths ?? {})
  const gets = paths.filter(([path, item]) => 'get' in (item ?? {}) && !/\{(?!id|site)/.test(path))
  const [of, about] = tie === 'near' ? ['conferences', meeting?.id] : ['pathways', id]
  if (about === undefined) return []
  const everywhere = tie === 'none'
  return gets
    .filter(([path]) => path.startsWith(`/api/${of}/`) || (everywhere && !/\{id\}/.test(path)))
    .map(([path]) => path.replace('{id}', about).replace('{site}', site))
}

/** A prime larger than any list of cells, so that each is met once and neighbours are far apart. */
const stride = 7_368_787

/** A number of the cells, spread evenly over all of them. */
export function cellsOf(api: TestApi, targets: readonly Target[], most: number): Cell[] {
  const who = readers()
  const about = targets.flatMap((target) =>
    ties.flatMap((tie) => addresses(api, target, tie).map((url) => ({ target, tie, url }))),
  )
  const all = who.length * about.length
  return Array.from({ length: Math.min(most, all) }, (_, n) => {
    const at = (n * stride) % all
    return { reader: who[at % who.length]!, ...about[Math.floor(at / who.length)]! }
  })
}

/** Not for their role, nothing there for them, or a question that is incomplete whatever it is asked of. */
const tellsNothing: readonly number[] = [400, 403, 404]

/** What a cell shows that it must not, in a line each: words, the pathway itself, or a failure. */
export async function faultsOf(
  api: TestApi,
  targets: readonly Target[],
  { reader, target: asked, tie, url }: Cell,
): Promise<string[]> {
  const access = reader.access.map(({ site, role }) => ({ site, roles: [role] }))
  const held = reader.access.map(({ site, role }) => `${role}@${site}`).join(' ')
  const who = `${reader.agency} ${held}${tie === 'none' ? '' : ` ${tie}`}`
  const token = await api.signed({ sub: who, agency: reader.agency, access })
  if (tie === 'opened') await breakGlass(api, asked.id, token)
  if (tie === 'near') await declareNear(api, asked.meeting, { sub: who, agency: reader.agency })
  const read = () => api.get(url, token)
  const { status, text } =
    tie === 'near' && asked.meeting
      ? await accepting(api, asked.meeting.url, token, read)
      : await read()
  const faults = status >= 500 ? [`${status}`] : []
  if (tie === 'near') return [...faults, ...namedIn(text, asked)].map(told)
  for (const target of targets) {
    const may = mayFind(reader, target, tie === 'opened' && target.id === asked.id)
    faults.push(
      ...otherVictims(text, target.two, { reader, may, roles: rolesAt(reader, target.site) }),
    )
    const planted = Object.entries(wordsOf(target.tag)) as [Planted, string][]
    const found = planted.filter(([what, word]) => !may?.has(what) && text.includes(word))
    faults.push(...found.map(([, word]) => word))
    if (may) continue
    if (text.includes(target.id)) faults.push(`${target.tag} itself`)
    if (url.includes(target.id) && !tellsNothing.includes(status)) faults.push(`${status}`)
  }
  return faults.map(told)

  function told(fault: string): string {
    const at = targets.reduce((shown, { id, tag }) => shown.replace(id, tag), url)
    return `${who} at ${at}: ${fault}`
  }
}

/** What a text names of a pathway at all. */
const namedIn = (text: string, { id, tag }: Target): string[] =>
  [id, ...Object.values(wordsOf(tag))].filter((word) => text.includes(word))
