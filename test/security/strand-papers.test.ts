// Proves of everything that can be read of a meeting and its pathway that an advocate of one victim is told nothing of the other: no word, name, letter or service.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { addressOf } from '../support/addresses.ts'
import { accepting, type By, housing, type TestMeeting, trust } from '../support/meeting.ts'
import { fetchFile } from '../support/papers.ts'
import { ownApi } from '../support/api.ts'
import { noPages, pageRoutes } from '../support/every-page.ts'
import { heldAboutTwo, meetingAboutTwo, ofTwo, pathwayOfTwo } from '../support/two-victims.ts'
import { readDocx } from '../support/docx.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()

let pathway: string
let meeting: TestMeeting
beforeAll(async () => {
  pathway = await pathwayOfTwo(api)
  meeting = await meetingAboutTwo(api, pathway)
})

/** Every address of the API that reads something of the pathway or of the meeting, or lists what there is. */
function addressesToRead(): string[] {
  const paths = Object.entries(api.app.swagger().paths ?? {})
  const known = { '{id}': '', '{site}': 'london' }
  return paths.flatMap(([path, item]) => {
    if (!('get' in (item ?? {})) || /\{(?!id|site)/.test(path)) return []
    const id = path.startsWith('/api/pathways/') ? pathway : meeting.id
    if (path.includes('{id}') && !/^\/api\/(pathways|conferences)\//.test(path)) return []
    return [path.replace('{id}', id).replace('{site}', known['{site}'])]
  })
}

/** What somebody reads under an address, a document as its text. */
async function textAt(url: string, by: By): Promise<string> {
  if (!url.endsWith('.docx')) return (await fetchFile(api, url, by)).text
  const { status, content } = await fetchFile(api, url, by)
  return status === 200 ? (await readDocx(content)).text : ''
}

/** Everything that somebody reads through the API, by its address. */
async function everythingFor(token: string): Promise<[url: string, text: string][]> {
  const read: [string, string][] = []
  for (const url of addressesToRead())
    read.push([
      url,
      await accepting(api, meeting.url, token, () => answerOf(url, token)).then(({ text }) => text),
    ])
  return read
}

const answerOf = async (url: string, token: string) => {
  const { status } = await fetchFile(api, url, { token })
  return { status, text: await textAt(url, { token }) }
}

/** Every page of the pathway and the meeting, and every list, as somebody opens them. */
async function pagesFor(who: Advocate): Promise<[url: string, text: string][]> {
  const visitor = visit(api.app, await signIn(api, who.roles, who))
  const named = { pathway, meeting: meeting.id, draft: 'none', sent: 'none', report: 'none' }
  const paths = (await pageRoutes(api))
    .filter(
      (route) => !noPages.includes(route) && !/:(?!id)/.test(route) && !/refer|reports/.test(route),
    )
    .map((route) => route.replace(':id', route.startsWith('/meetings') ? '<meeting>' : '<pathway>'))
  const files = ['pack.html', 'minutes.html', 'invitation.ics'].map(
    (one) => `/meetings/<meeting>/${one}`,
  )
  const read: [string, string][] = []
  for (const path of [...paths, ...files]) {
    const url = addressOf(path, named)
    read.push([url, (await visitor.get(url)).text])
  }
  return read
}

interface Advocate {
  readonly of: 'A' | 'B'
  readonly other: 'A' | 'B'
  readonly roles: readonly Role[]
  readonly agency: string
  readonly sub: string
}

const ofFirst: Advocate = {
  ...{ of: 'A', other: 'B', sub: 'hers A' },
  ...{ roles: ['victimAdvocate'], agency: trust },
}
const ofSecond: Advocate = {
  ...{ of: 'B', other: 'A', sub: 'hers B' },
  ...{ roles: ['agencyWorker', 'victimAdvocate'], agency: housing },
}

type Read = readonly (readonly [url: string, text: string])[]

/** Which words that are not for them stand where. */
const told = (read: Read, other: 'A' | 'B') =>
  read.flatMap(([url, text]) => {
    const words = text.match(/Quist(A|B|Both)[A-Z]\w+/g) ?? []
    const not = words.filter((one) => ofTwo(other).test(one) || ofTwo('Both').test(one))
    return not.length > 0 ? [[url, ...new Set(not)]] : []
  })

const all = (read: Read): string => read.map(([, text]) => text).join('')

describe.each(['before the meeting', 'after it'])('%s', (when) => {
  beforeAll(async () => {
    if (when === 'after it') await heldAboutTwo(meeting, pathway)
  })

  describe.each([ofFirst, ofSecond])('an advocate of victim $of', (who) => {
    it('reads nothing of the other through the API, and their own words', async () => {
      const read = await everythingFor(await api.token(who.roles, who))
      expect(told(read, who.other)).toEqual([])
      expect(all(read)).toMatch(ofTwo(who.of))
      const letters = read.filter(([, text]) => /"(strand|victim)": ?"[A-Z]"/.test(text))
      expect(letters.map(([url]) => url)).toEqual([])
    })

    it('reads nothing of the other on any page', async () => {
      const read = await pagesFor(who)
      expect(told(read, who.other)).toEqual([])
      expect(all(read)).toMatch(ofTwo(who.of))
    })
  })

  it('those who run the meeting, and police, read of both', async () => {
    const paper = when === 'after it' ? 'minutes' : 'pack'
    for (const by of ['chair', 'policeLead'] as const)
      for (const format of ['html', 'docx']) {
        const text = await textAt(`${meeting.url}/${paper}.${format}`, by)
        for (const whose of ['A', 'B', 'Both'] as const) expect(text).toMatch(ofTwo(whose))
      }
  })
})

describe('an advocate who sits at the meeting', () => {
  const minutes = async () => {
    const token = await api.token(ofFirst.roles, ofFirst)
    return textAt(`${meeting.url}/minutes.html`, { token })
  }

  it('reads what was written for everybody, and their own victim’s part', async () => {
    expect(await minutes()).toContain('QuistForAll')
    expect(await minutes()).toContain('QuistAMeetingAction')
  })

  it('reads of the other once the chair has disclosed them', async () => {
    const chair = await api.token('chair')
    await api.done(pathway, 'disclose-victim', chair, { victim: 'B', reason: 'One house.' })
    for (const whose of ['A', 'B', 'Both'] as const) expect(await minutes()).toMatch(ofTwo(whose))
  })
})
