// Proves that people sign in through a real provider and out of it again, and come back to where they wanted to go.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Browser } from '../support/browser.ts'
import { type MadeUpSignIn, startMadeUpSignIn } from '../support/made-up-sign-in.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { nameOf, urlOf } from '../support/database.ts'
import { sessionOf } from '../../app/sessions/sessions.ts'
import { ownNames } from '../../platform/hosts.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-sign-in-'))
const common = {
  authIssuer: 'throughline',
  publicUrl: 'http://127.0.0.1:3000',
  hosts: ownNames,
  mailFrom: 'Throughline <throughline@example.org>',
  dataDir,
}
let api: TestApi
let provider: MadeUpSignIn
let ours: string

beforeAll(async () => {
  const other = await startApi({ config: common })
  provider = await startMadeUpSignIn(urlOf(await nameOf(other.database)), dataDir)
  const signIn = {
    issuer: provider.issuer,
    clientId: 'throughline-pages',
    clientSecret: undefined,
    groupsFile: undefined,
  }
  api = await startApi({ config: { ...common, signIn } })
  stopOther = () => other.stop()
  ours = await api.app.listen({ host: '127.0.0.1', port: 0 })
})
let stopOther: () => Promise<void>
afterAll(async () => {
  await provider.stop()
  await api.stop()
  await stopOther()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A browser that follows where it is led; it keeps one jar of cookies for each origin. */
class Person {
  readonly jars = new Map<string, Browser>()
  /** Every address that it has been at. */
  readonly been: string[] = []

  jar(url: string): Browser {
    const { origin } = new URL(url)
    const jar = this.jars.get(origin) ?? new Browser()
    this.jars.set(origin, jar)
    return jar
  }

  async go(to: string, fields?: Readonly<Record<string, string>>): Promise<[string, string]> {
    let url = new URL(to, ours).href
    let body = fields && new URLSearchParams(fields)
    for (let steps = 0; steps < 12; steps++) {
      this.been.push(url)
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: this.jar(url).headers(),
        ...(body ? { method: 'POST', body } : {}),
      })
      this.jar(url).take(answer.headers.getSetCookie())
      const next = answer.headers.get('location')
      if (next === null) return [url, await answer.text()]
      await answer.body?.cancel()
      url = new URL(next, url).href
      body = undefined
    }
    throw new Error('led round in a circle')
  }

  /** Signs in as somebody on the list, on the way to a page. */
  async choose(account: string, to: string): Promise<[string, string]> {
    const [list, text] = await this.go(`/sign-in?to=${encodeURIComponent(to)}`)
    expect(text).toContain('Who do you want to be?')
    return this.go(list, { account })
  }

  get session(): string | undefined {
    return [...this.jar(ours).cookies].find(([name]) => name.includes('session'))?.[1]
  }
}

const coordinator = 'london:coordinator@suzy-lamplugh-trust'

describe('signing in', () => {
  it('shows one made-up person for each role and site', async () => {
    const [at, text] = await new Person().go('/sign-in')
    expect(at).toContain(`${provider.issuer}/interaction/`)
    for (const site of ['london', 'hampshire', 'cheshire'])
      for (const role of ['coordinator', 'victimAdvocate', 'chair', 'administrator'])
        expect(text).toContain(`value="${site}:${role}@`)
  })

  it('comes back to the page that was asked for, as the bearer of the same token', async () => {
    const person = new Person()
    const [at] = await person.go('/work?x=1')
    expect(at).toContain('/interaction/')
    const [back, text] = await person.go(at, { account: coordinator })
    expect(back).toBe(`${ours}/work?x=1`)
    expect(text).toContain('Coordinator, Suzy Lamplugh Trust')
    const session = await sessionOf(api.deps, person.session)
    const sub = 'coordinator@suzy-lamplugh-trust'
    const bearer = { issuer: 'throughline', sub, name: undefined, agency: 'suzy-lamplugh-trust' }
    expect(session?.account).toEqual({
      id: await api.deps.actors.idOf(bearer),
      agency: 'suzy-lamplugh-trust',
      access: [{ site: 'london', roles: ['coordinator'] }],
    })
  })

  it('knows somebody with the same role at another site as the same person, there', async () => {
    const [here, there] = [new Person(), new Person()]
    await here.choose(coordinator, '/work')
    await there.choose(coordinator.replace('london', 'hampshire'), '/work')
    const [one, other] = [
      await sessionOf(api.deps, here.session),
      await sessionOf(api.deps, there.session),
    ]
    expect([one?.sites, other?.sites]).toEqual([['london'], ['hampshire']])
    expect(other?.account.id).toBe(one?.account.id)
  })

  it('sends PKCE, state and a nonce, and puts no name into an address', async () => {
    const person = new Person()
    await person.choose(coordinator, '/work')
    const asked = new URL(person.been.find((one) => one.includes('/auth?')) ?? '')
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.searchParams.get(name)?.length).toBeGreaterThan(20)
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
    expect(person.been.join(' ')).not.toMatch(/Coordinator|Lamplugh|suzy/)
  })

  it('gives a new session, and ends the one before', async () => {
    const person = new Person()
    await person.choose(coordinator, '/work')
    const before = person.session
    const [list] = await person.go('/sign-in?other=yes')
    await person.go(list, { account: coordinator })
    expect(person.session).not.toBe(before)
    expect(await sessionOf(api.deps, before)).toBeUndefined()
    expect(await sessionOf(api.deps, person.session)).toBeDefined()
  })

  it('asks who is there after a session that is over, though the provider still knows', async () => {
    const person = new Person()
    await person.choose(coordinator, '/work')
    const [quiet] = await person.go('/sign-in?to=/work')
    expect(quiet).toBe(`${ours}/work`)
    await sql`update web_sessions set seen = now() - interval '1 hour'`.execute(api.database)
    const [at] = await person.go('/work')
    expect(at).toContain('/interaction/')
  })

  it('needs what the browser kept: an answer to somebody else is no sign-in', async () => {
    const [mine, theirs] = [new Person(), new Person()]
    await mine.choose(coordinator, '/work')
    const answer = mine.been.find((one) => one.includes('/sign-in/return'))!
    const [, text] = await theirs.go(answer)
    expect(text).toContain('You are not signed in')
    expect(theirs.session).toBeUndefined()
    const [, again] = await mine.go(answer)
    expect(again).toContain('You are not signed in')
  })

  it('leads to no page but ours', async () => {
    const [at] = await new Person().choose(coordinator, 'https://elsewhere.example.org/')
    expect(new URL(at).origin).toBe(ours)
  })
})

describe('signing out', () => {
  it('ends the session here and at the provider', async () => {
    const person = new Person()
    await person.choose(coordinator, '/work')
    const value = person.session
    const [at, text] = await person.go('/sign-out', {})
    expect(await sessionOf(api.deps, value)).toBeUndefined()
    expect(at).toContain(`${provider.issuer}/session/end`)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const [end] = await person.go(`${provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
    expect(end).toMatch(new RegExp(`^${ours}/signed-out`))
    person.jar(ours).cookies.clear() // a browser that has forgotten: the provider alone could still know
    expect((await person.go('/work'))[0]).toContain('/interaction/')
  })
})

it('logs no session, no claim and no code', async () => {
  const person = new Person()
  await person.choose(coordinator, '/work')
  const code = new URL(person.been.find((one) => one.includes('code='))!).searchParams.get('code')!
  const logged = api.logged.join('\n')
  for (const secret of [person.session!, code, 'coordinator@', 'Lamplugh'])
    expect(logged).not.toContain(secret)
})

it('says so where the provider is away, and not that the person is at fault', async () => {
  const signIn = {
    issuer: 'http://127.0.0.1:1',
    clientId: 'throughline-pages',
    clientSecret: undefined,
    groupsFile: undefined,
  }
  const other = await startApi({ config: { ...common, signIn } })
  const { statusCode, body } = await other.app.inject({
    url: '/sign-in',
    headers: { host: 'localhost' },
  })
  expect([statusCode, body]).toEqual([503, expect.stringContaining('cannot sign in at the moment')])
  await other.stop()
})
