// Proves that no message leaves without TLS and a certificate that holds, and that what our server lacks blames nobody's address.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { type Authority, type Certified, makeAuthority } from '../support/certificates.ts'
import { ownSending } from '../support/sending.ts'

const sending = await ownSending()
const servers: { close(): void }[] = []
let authority: Authority
let own: Certified
beforeAll(async () => {
  authority = await makeAuthority()
  own = await authority.issue('localhost')
})
afterAll(() => {
  for (const server of servers) server.close()
  authority.remove()
})

/** A mail server that offers what it is told to, and the port it listens on. */
async function offering(options: SMTPServerOptions): Promise<{ port: number; taken: string[] }> {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    ...options,
    onData(stream, { secure }, callback) {
      taken.push(secure ? 'over TLS' : 'in clear')
      stream.resume().once('end', () => callback(null))
    },
  })
  server.on('error', () => undefined) // a client that did not trust it
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  servers.push({ close: () => server.close(() => undefined) })
  return { port: (listening.address() as AddressInfo).port, taken }
}

/** The address of the test's server as one that is not known to be this machine. */
const elsewhere = (port: number, scheme = 'smtp') => `${scheme}://0.0.0.0:${port}`

const days4 = 4 * 24 * 60 * 60 * 1000

it('leaves through STARTTLS or TLS, where the certificate holds', async () => {
  for (const secure of [false, true]) {
    const { port, taken } = await offering({ ...own, secure })
    const smtpUrl = secure ? `smtps://127.0.0.1:${port}` : elsewhere(port)
    const message = await sending.compose()
    await sending.send(message, { smtpUrl, smtpCa: authority.certFile })
    expect(taken).toEqual(['over TLS'])
    expect(await sending.results(message)).toEqual([{ message, result: 'sent' }])
  }
})

it.each<[string, () => SMTPServerOptions, string]>([
  ['does not offer TLS', () => ({ disabledCommands: ['STARTTLS'] }), 'etls'],
  ['shows a certificate of an authority that nobody named', () => own, 'etls'],
  [
    'refuses us at its door',
    () => ({
      disabledCommands: ['STARTTLS'],
      onConnect: (_session, callback) =>
        callback(Object.assign(new Error('go away'), { responseCode: 554 })),
    }),
    'smtp-554',
  ],
])(
  'a server that %s gets no message, and is told to the operator for as long as it lasts',
  async (_how, options, code) => {
    const { port, taken } = await offering(options())
    const old = await sending.compose('policeLead', Date.now() - days4)
    const before = sending.logged.length
    const smtpUrl = code === 'etls' ? elsewhere(port) : `smtp://127.0.0.1:${port}`
    await expect(sending.send(old, { smtpUrl })).rejects.toThrow(`not accepted yet: ${code}`)
    expect(taken).toEqual([])
    expect(await sending.results(old)).toEqual([]) // nothing that would blame the agency's address
    const lines = sending.logged.slice(before).map((line) => JSON.parse(line) as object)
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'mail server cannot be used', code }),
    )
  },
)

it('a server that begins with TLS and is spoken to in clear, or the other way round, gets nothing', async () => {
  const { port, taken } = await offering({ disabledCommands: ['STARTTLS'] })
  const message = await sending.compose()
  const smtpUrl = `smtps://127.0.0.1:${port}`
  await expect(sending.send(message, { smtpUrl })).rejects.toThrow('not accepted yet: etls')
  expect(taken).toEqual([])
})

it('a server that is away is not one that lacks something', async () => {
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address() as AddressInfo
  nobody.close()
  const message = await sending.compose()
  const before = sending.logged.length
  await expect(sending.send(message, { smtpUrl: elsewhere(port) })).rejects.toThrow(
    'not accepted yet: esocket',
  )
  expect(sending.logged.slice(before).join()).not.toContain('mail server cannot be used')
})

it('goes in clear where the address says so', async () => {
  const { port, taken } = await offering({ disabledCommands: ['STARTTLS'] })
  const message = await sending.compose()
  await sending.send(message, { smtpUrl: `${elsewhere(port)}?tls=off` })
  expect(taken).toEqual(['in clear'])
})
