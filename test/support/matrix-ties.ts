import { hiddenAmong } from '../../domain/pathway/strand-access.ts'
import { contactMade } from './examples.ts'
import { health, listing, met, planMeeting, probation, type TestMeeting } from './meeting.ts'
import type { Role } from '../../domain/codes.ts'
import type { Strand } from '../../domain/pathway/shape/strand.ts'
import type { TestApi } from './api.ts'
import type { WordClass } from '../../domain/word-classes.ts'

/** A pathway with two victims: the words about each, who may know of each, and for whom the second one's service works. */
export interface TwoVictims {
  readonly service: string
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly strands: readonly Pick<Strand, 'id' | 'advocate' | 'disclosed' | 'broughtBy'>[]
}

/** Adds a second victim with a service of their own to a planted pathway. */
export async function plantSecondVictim(api: TestApi, pathway: string): Promise<TwoVictims> {
  const [name, contact] = ['QuistOtherVictimGolf', 'QuistOtherContactGolf']
  const coordinator = await api.token('coordinator')
  const hers = await api.token(['agencyWorker', 'victimAdvocate'], {
    agency: probation,
    sub: 'hers',
  })
  await api.done(pathway, 'add-victim', coordinator, {
    victim: {
      ...{ name, relationship: 'stranger' },
      safeContact: { safe: true, channels: ['phone'], note: contact },
    },
    advocate: probation,
    reason: 'She rang the police.',
  })
  const said = { view: contact, note: contact, result: 'reached' }
  await api.done(pathway, 'record-victim-contact', hers, { ...contactMade, ...said })
  const rows = await api.database
    .selectFrom('strands')
    .selectAll()
    .where('pathway', '=', pathway)
    .execute()
  const strands = rows.map(({ strand, agency, disclosed, brought_by: by }) => ({
    id: strand ?? 'A',
    ...(agency === null ? {} : { advocate: { agency, role: 'victimAdvocate' as const } }),
    ...(disclosed ? { disclosed: true as const } : {}),
    ...(by === null ? {} : { broughtBy: by }),
  }))
  const words = { A: ['QuistVictimGolf', 'QuistContactGolf'], B: [name, contact] }
  return { service: probation, words, strands }
}

/** A meeting that has a pathway as its first item, with a return about it, and whose agenda is out. */
export async function plantMeeting(
  api: TestApi,
  pathway: string,
  note: string,
): Promise<TestMeeting> {
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(pathway, { risk: 'high' }))
  await meeting.until('2026-11-11 17:00')
  const about = { item: 'i1', agency: health, kind: 'full', note }
  await meeting.done('record-return', 'forensicClinician', about)
  await meeting.done('circulate', 'coordinator')
  return meeting
}

/** Somebody opens a pathway in an emergency, if it is there for them to be opened. */
export async function breakGlass(api: TestApi, pathway: string, token: string): Promise<void> {
  const url = `/api/pathways/${pathway}/commands/break-glass`
  await api.send('POST', url, token, { reason: 'He is at her door.' })
}

/** The chair records that somebody is in conflict about the first item of a meeting. */
export async function declareNear(
  api: TestApi,
  meeting: TestMeeting | undefined,
  who: { readonly sub: string; readonly agency: string },
): Promise<void> {
  const actor = await api.deps.actors.idOf({ issuer: 'throughline', name: undefined, ...who })
  const near = { agency: met, role: 'policeLead', item: 'i1', actor }
  await meeting?.send('declare-conflict', 'chair', near)
}

interface Reading {
  readonly reader: { readonly agency: string }
  readonly roles: readonly Role[]
  readonly may: ReadonlySet<WordClass> | undefined
}

/** What a text says of a victim of whom its reader may not know, or of whom they read nothing. */
export function otherVictims(
  text: string,
  two: TwoVictims | undefined,
  { reader: { agency }, roles, may }: Reading,
): string[] {
  if (!two) return []
  const works = agency === two.service
  const hidden = hiddenAmong(two.strands, {
    agency,
    roles: roles.length > 0 ? roles : ['agencyWorker'],
  })
  return Object.entries(two.words).flatMap(([letter, words]) => {
    const knows = may !== undefined && !hidden.strands.has(letter)
    const reads = knows && (may.has('victim') || (works && letter === 'B'))
    return reads ? [] : words.filter((word) => text.includes(word))
  })
}
