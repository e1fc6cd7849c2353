// Proves that a Temporal of one's own is reached over TLS, with our certificate or key, and refused where TLS does not hold.
import { once } from 'node:events'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NativeConnection } from '@temporalio/worker'
import { type Authority, type Certified, makeAuthority } from '../support/certificates.ts'
import { connectTemporal } from '../../client/temporal.ts'
import { type Listening, tlsBefore } from '../support/tls-proxy.ts'
import { readTemporalPlace } from '../../platform/config.ts'
import { run, temporaryFolder } from '../support/system.ts'
import { temporalTrouble } from '../../client/trouble.ts'

const behind = process.env['THROUGHLINE_TEST_TEMPORAL'] ?? ''
const folder = temporaryFolder()
let authority: Authority
let stranger: Authority
let ours: Certified
let theirs: Certified
let server: Listening

beforeAll(async () => {
  authority = await makeAuthority()
  stranger = await makeAuthority()
  ours = await authority.issue('throughline')
  theirs = await stranger.issue('somebody')
  server = await tlsBefore(behind, {
    ...(await authority.issue('temporal.inside')),
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: true,
  })
})
afterAll(async () => {
  await server.stop()
  authority.remove()
  stranger.remove()
  folder.remove()
})

const known = () => ({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority.certFile })
const as = ({ certFile, keyFile }: Certified) => ({
  TEMPORAL_TLS_CLIENT_CERT_PATH: certFile,
  TEMPORAL_TLS_CLIENT_KEY_PATH: keyFile,
})
const at = (env: Record<string, string>) => ({ TEMPORAL_ADDRESS: server.address, ...env })

/** Whether both ways into Temporal, the client's and the worker's, reach the server with these settings. */
async function bothReach(env: Record<string, string>): Promise<boolean[]> {
  const place = readTemporalPlace(env)!
  const attendant = connectTemporal(place, 'default')
  try {
    return await Promise.all([
      attendant.client.workflow.count().then(
        () => true,
        () => false,
      ),
      NativeConnection.connect(place).then(
        async (native) => {
          await native.close()
          return true
        },
        () => false,
      ),
    ])
  } finally {
    await attendant.client.connection.close()
  }
}

async function command(name: string, env: Record<string, string>) {
  const ran = run(
    [process.execPath, '--disable-warning=ExperimentalWarning', `scripts/${name}.ts`],
    env,
  )
  return { code: await ran.ended, said: ran.said().trim().split('\n').at(-1) }
}

describe('a server that asks for a certificate', () => {
  it('is reached with ours, by address and by the name in its own', async () => {
    const env = at({ ...known(), ...as(ours) })
    expect(await bothReach(env)).toEqual([true, true])
    expect(await bothReach({ ...env, TEMPORAL_TLS_SERVER_NAME: 'temporal.inside' })).toEqual([
      true,
      true,
    ])
    expect(await temporalTrouble(readTemporalPlace(env)!)).toBeUndefined()
  })

  it('is prepared and asked by our commands, also by what a file says', async () => {
    const { certFile, keyFile } = ours
    const TEMPORAL_CONFIG_FILE = path.join(folder.path, 'temporal.toml')
    writeFileSync(
      TEMPORAL_CONFIG_FILE,
      `[profile.secure]
address = "${server.address}"
namespace = "over-tls"
[profile.secure.tls]
server_ca_cert_path = "${authority.certFile}"
client_cert_path = "${certFile}"
client_key_path = "${keyFile}"
`,
    )
    const env = { TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE: 'secure' }
    const prepared = await command('setup-temporal', env)
    expect(prepared).toEqual({
      code: 0,
      said: expect.stringContaining(`over-tls at ${server.address}: added the search attributes`),
    })
    const health = await command('worker-health', env)
    expect(health).toEqual({ code: 1, said: 'no worker here is asking for work' })
  })

  const others: readonly (readonly [string, () => Record<string, string>, RegExp])[] = [
    [
      'no certificate of ours',
      () => known(),
      /it asks for a client certificate .*: set TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH/,
    ],
    [
      "a stranger's certificate",
      () => ({ ...known(), ...as(theirs) }),
      /it asks for another client certificate .*: set TEMPORAL_TLS_CLIENT_CERT_PATH/,
    ],
    [
      'another authority',
      () => ({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: stranger.certFile, ...as(ours) }),
      /authority that is not known here .*: set TEMPORAL_TLS_SERVER_CA_CERT_PATH/,
    ],
    [
      'no authority of its own',
      () => as(ours),
      /authority that is not known here .*: set TEMPORAL_TLS_SERVER_CA_CERT_PATH/,
    ],
    [
      'another name',
      () => ({ ...known(), ...as(ours), TEMPORAL_TLS_SERVER_NAME: 'elsewhere.example.org' }),
      /for another name .*: set TEMPORAL_TLS_SERVER_NAME/,
    ],
    ['no TLS', () => ({}), /it asks for TLS: set TEMPORAL_TLS=true/],
  ]
  it('is not reached by anybody else, and why is said by the setting', async () => {
    const found = await Promise.all(
      others.map(async ([who, settings]) => {
        const env = at(settings())
        const trouble = await temporalTrouble(readTemporalPlace(env)!)
        return { who, reached: await bothReach(env), trouble }
      }),
    )
    expect(found).toEqual(
      others.map(([who, , why]) => ({
        who,
        reached: [false, false],
        trouble: { why: expect.stringMatching(why), ofSettings: true },
      })),
    )
  })

  it('is refused by the command that prepares it, in one sentence', async () => {
    const { code, said } = await command('setup-temporal', at(known()))
    expect(code).toBe(1)
    expect(said).toMatch(
      /^Temporal at [\d.:]+ could not be prepared: it asks for a client certificate .*: set TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH\.$/,
    )
  })

  it('ends a start that could never reach it, before anything waits for it', async () => {
    const start = run(['npm', 'start'], {
      ...at(known()),
      DATA_DIR: path.join(folder.path, 'data'),
      PORT: '0',
      SIGN_IN_PORT: '0',
      MAILBOX_PORT: '0',
    })
    expect(await start.ended).toBe(1)
    expect(start.said()).toMatch(
      /Temporal at [\d.:]+ lets nobody in: it asks for a client certificate/,
    )
  })
})

describe('a server without TLS', () => {
  it('is not spoken to where TLS is set, and that is said', async () => {
    const env = { TEMPORAL_ADDRESS: behind, TEMPORAL_TLS: 'true' }
    expect(await bothReach(env)).toEqual([false, false])
    expect(await temporalTrouble(readTemporalPlace(env)!)).toEqual({
      why: expect.stringContaining('check TEMPORAL_TLS'),
      ofSettings: true,
    })
  })
})

describe('an API key', () => {
  it('goes with every request of the client and of the worker, over TLS', async () => {
    const { cert, key } = await authority.issue('cloud')
    const seen = new Set<string>()
    const cloud = createSecureServer({ cert, key }, (request, response) => {
      seen.add(`${request.headers['user-agent']?.split('/')[0]}: ${request.headers.authorization}`)
      response.stream.respond(
        { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' },
        { endStream: true },
      )
    })
    const sessions = new Set<{ destroy(): void }>()
    cloud.on('session', (session) => sessions.add(session))
    cloud.listen(0, '127.0.0.1')
    await once(cloud, 'listening')
    const { port } = cloud.address() as AddressInfo // it listens on a port
    try {
      const env = {
        TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
        ...known(),
        TEMPORAL_API_KEY: 'key-of-the-pathways',
      }
      await bothReach(env)
      expect([...seen]).toHaveLength(2)
      for (const one of seen) expect(one).toMatch(/: Bearer key-of-the-pathways$/)
    } finally {
      cloud.close()
      for (const session of sessions) session.destroy()
    }
  })
})
