// Proves that each role may send the commands of a conference that are its own, and no others.
import { describe, expect, it } from '@jest/globals'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import { conferenceExamples, planExample } from '../support/examples.ts'
import { listing, meetingParts, planMeeting } from '../support/meeting.ts'
import { mayNot } from '../../app/access/roles.ts'
import { type Role, roles } from '../../domain/codes.ts'
import { openToAll } from '../support/partners.ts'
import { ownApi } from '../support/api.ts'

const allRoles = Object.keys(roles) as Role[] // the registry's own keys
type Name = keyof typeof conferenceCommands
const names = (Object.keys(conferenceCommands) as Name[]).filter(
  (name) => name !== 'plan-conference', // it has a route of its own
)

const api = await ownApi()
const meeting = await planMeeting(api)
await meeting.told('list-item', listing(await api.refer()))
const made = await Promise.all(allRoles.map(async (role) => [role, await api.token(role)] as const))
const tokens: Record<Role, string> = Object.fromEntries(made) as typeof tokens

const url = (name: string, id = meeting.id) => `/api/conferences/${id}/commands/${name}`

describe('every command of a conference by every role', () => {
  const cases = names.flatMap((name) => allRoles.map((role) => [name, role] as const))

  it.each(cases)('%s by %s', async (name, role) => {
    const answer = await api.send('POST', url(name), tokens[role], { nonsense: true })
    const no = mayNot(conferenceCommands[name].who, [role])
    // With the role it is the body that is looked at, and found wanting.
    expect([answer.status, answer.body['code']]).toEqual(no ? [403, no] : [400, 'bad-input'])
  })

  it.each(allRoles)('planning one by a %s', async (role) => {
    const answer = await api.send('POST', '/api/conferences', tokens[role], { nonsense: true })
    const no = mayNot(conferenceCommands['plan-conference'].who, [role])
    expect([answer.status, answer.body['code']]).toEqual(no ? [403, no] : [400, 'bad-input'])
  })

  it('is refused by role before anything is told about the conference', async () => {
    const unknown = url('circulate', 'cf000000000000')
    expect((await api.send('POST', unknown, tokens.probation, {})).status).toBe(403)
    expect((await api.send('POST', unknown, tokens.coordinator, {})).status).toBe(404)
  })

  it('needs a token', async () => {
    const answers = await Promise.all([
      api.get('/api/conferences'),
      api.get(meeting.url),
      api.send('POST', url('circulate'), 'no.token.atall', {}),
    ])
    for (const { status, body } of answers)
      expect([status, body['code']]).toEqual([401, 'not-signed-in'])
  })
})

/** Everything that can be read of the conference, by its documentation. */
async function reads(): Promise<string[]> {
  const { body } = await api.get('/api/openapi.json')
  return Object.entries(body['paths'] as Record<string, object>)
    .filter(([path, methods]) => path.startsWith('/api/conferences/{id}') && 'get' in methods)
    .map(([path]) => path.replace('{id}', meeting.id))
}

describe('another site', () => {
  it('does not know the conference, in any way', async () => {
    const other = await api.token('coordinator', { sites: ['hampshire'] })
    const unknown = await api.get('/api/conferences/cf000000000000', other)
    const paths = await reads()
    expect(paths.length).toBeGreaterThanOrEqual(meetingParts.length)
    for (const path of paths) {
      const { status, text } = await api.get(path, other)
      expect([path, status, text]).toEqual([path, 404, unknown.text])
    }
    await openToAll(api, 'cheshire-council', 'hampshire')
    const who = { agency: 'cheshire-council', sites: ['hampshire'] }
    const everything = await api.token(allRoles, who)
    for (const [name, body] of Object.entries(conferenceExamples)) {
      const { status } = await api.send('POST', url(name), everything, body)
      expect([name, status]).toEqual([name, 404])
    }
    expect((await api.get('/api/conferences', other)).text).not.toContain(meeting.id)
    expect((await api.get('/api/supervision/stuck', other)).text).not.toContain(meeting.id)
  })

  it('has no meeting planned for it by somebody who is not there', async () => {
    const plan = { ...planExample, site: 'hampshire' }
    expect(await api.send('POST', '/api/conferences', tokens.coordinator, plan)).toMatchObject({
      status: 403,
      body: { code: 'not-your-site' },
    })
  })
})
