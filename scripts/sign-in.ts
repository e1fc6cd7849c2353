// The embedded sign-in service: OpenID Connect on this machine alone, for people who were made up from the reference data.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { backTo, makeProvider } from './sign-in/provider.ts'
import { brokenPage, choicePage, headersOf } from './sign-in/pages.ts'
import { createLogger } from '../platform/logger.ts'
import { environmentToBegin, loadConfig } from '../platform/config.ts'
import { madeUpPeople, personOf } from './sign-in/people.ts'
import { onParentGone, tellReady } from '../platform/lifeline.ts'
import { openDatabase } from '../store/database.ts'
import { privateKeyIn } from '../api/auth/keys.ts'

const config = loadConfig('sign-in', await environmentToBegin())
const log = createLogger(config, 'sign-in')
const { signIn, dataDir, publicUrl } = config
if (!signIn) throw new Error('there is no address for the embedded sign-in service')
const database = openDatabase(config.databaseUrl, {
  connectMs: 1200,
  queryMs: 1400,
  connections: 2,
})
const provider = makeProvider({
  issuer: signIn.issuer,
  clientId: signIn.clientId,
  key: await privateKeyIn(path.resolve(dataDir)),
  publicUrl,
  personOf: (account) => personOf(database, account),
})
const answer = provider.callback()
const { hostname, port, host } = new URL(signIn.issuer)

const server = createServer((request, response) => {
  // a page elsewhere that took our address for its own name
  if (request.headers.host !== host) return say(response, 421, brokenPage())
  const choosing = /^\/interaction\/[\w-]{1,100}$/.test(request.url ?? '')
  if (!choosing) return void answer(request, response)
  choose(request, response).catch((error: unknown) => {
    const code = error instanceof Error ? error.name : 'unknown'
    log.warn({ code }, 'a sign-in was broken off')
    say(response, 400, brokenPage())
  })
})
server.on('error', (error) => {
  log.error({ err: error }, 'the port cannot be had')
  process.exit(1)
})
server.listen(Number(port), hostname, () => tellReady())

const end = () => {
  server.close(() => process.exit(0))
  server.closeAllConnections()
}
onParentGone(end)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)

/** Shows the list of people, or signs in whoever was chosen from it. */
async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response)
  if (request.method !== 'POST')
    return say(response, 200, choicePage(`/interaction/${uid}`, await madeUpPeople(database)))
  const account = new URLSearchParams(await text(request)).get('account') ?? ''
  const person = await personOf(database, account)
  if (!person) return say(response, 400, brokenPage())
  const login = {
    accountId: person.claims.sub,
    amr: person.claims.access.map(({ site }) => site),
    remember: false,
  }
  await provider.interactionFinished(request, response, { login })
}

function say(response: ServerResponse, status: number, page: string): void {
  const type = { 'content-type': 'text/html; charset=utf-8' }
  response.writeHead(status, { ...headersOf(backTo(publicUrl)), ...type }).end(page)
}
