// Proves that a meeting's stream ends when its reader is kept out of something there, and tells nothing of what is done about that.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { met, trust, withTwoItems } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'
import { signIn } from '../support/pages.ts'
import { streamOf } from '../support/streams.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const { meeting, first, second } = await withTwoItems(api)
const path = `/meetings/${meeting.id}`
let origin = ''
beforeAll(async () => {
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://localhost:${(api.app.server.address() as { port: number }).port}`
})
const opened: Awaited<ReturnType<typeof streamOf>>[] = []
afterAll(async () => {
  for (const stream of opened) await stream.close()
})

/** Somebody's stream, once it has told where the meeting is. */
async function follow(session: string) {
  const stream = await streamOf(session, origin, path)
  opened.push(stream)
  await until(() => stream.versions().length > 0 || stream.status !== 200)
  return stream
}
const chair = () => signIn(api, 'chair', { sub: 'chair', agency: met })
const exclude = async (pathway: string) =>
  api.done(pathway, 'exclude-agency', await api.token('coordinator'), {
    ...{ agency: met, reason: 'He works there.' },
  })
const change = (pathway: string, children: boolean) =>
  meeting.told('item-changed', { pathway, children, risk: 'high', repeat: false, agencies: [] })

it('ends at once, and nobody else’s does', async () => {
  const [theirs, others] = [
    await follow(await chair()),
    await follow(await signIn(api, 'coordinator', { agency: trust })),
  ]
  await exclude(first)
  await theirs.ended
  await change(second, false)
  await until(() => others.versions().length > 1)
})

it('begins again for what is left, and tells of nothing else', async () => {
  const [theirs, others] = [
    await follow(await chair()),
    await follow(await signIn(api, 'coordinator', { agency: trust })),
  ]
  const [known, all] = [theirs.versions().length, others.versions().length]
  await change(first, true)
  await until(() => others.versions().length > all)
  expect(theirs.versions()).toHaveLength(known)
  await change(second, true)
  await until(() => theirs.versions().length > known)
  await until(() => theirs.versions().at(-1) === others.versions().at(-1))
})
