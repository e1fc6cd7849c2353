import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import type { Account } from '../../app/access/account.ts'
import { admit } from '../../app/access/actor.ts'
import { buildServer } from '../../api/server.ts'
import { claimOfPerson } from '../sign-in/made-up.ts'
import { createVerify } from '../../api/auth/tokens.ts'
import type { Deps } from '../../app/deps.ts'
import { holderOf } from './people.ts'
import { isNo } from '../../app/answers.ts'
import { makeUp } from './make.ts'
import { ownNames } from '../../platform/hosts.ts'
import { openSession } from '../../app/sessions/sessions.ts'
import type { Keyring } from '../../store/vault/keyring.ts'
import { privateKeyOf } from '../../platform/signing.ts'
import type { Role } from '../../domain/codes.ts'
import { startEngine } from './engine.ts'
import { startMailServer } from '../supervisor/mail-server.ts'

/** Pages over a made-up system whose clock stands still. */
export interface Served {
  readonly at: URL
  readonly deps: Deps
  /** The present instant. */
  readonly now: number
  /** Signs in the holder of a role in London, or somebody of that role from an agency. */
  readonly signIn: (role: Role, agency?: string) => Promise<Cookie>
  /** The same person, to do something without a page. */
  readonly actor: (role: Role, agency?: string) => Promise<Account>
  stop(): Promise<void>
}

/** What a browser keeps of somebody who is signed in. */
export interface Cookie {
  readonly name: string
  readonly value: string
}

/** How many pathways are made up in which migrated database, and as of which Wednesday if not the last. */
interface Asked {
  readonly databaseUrl: string
  readonly keyring: Keyring
  readonly size: number
  readonly today?: string
}

/**
 * Makes up pathways as `npm run demo` does and serves their pages on loopback, without Temporal and on a clock that stands
 * still: whatever is sent is judged at once, and nothing happens by itself.
 */
export async function serveMadeUp({ databaseUrl, keyring, ...asked }: Asked): Promise<Served> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-made-up-'))
  const log = pino({ level: 'silent' })
  const mailbox = await startMailServer({ dataDir, hostname: '127.0.0.1', port: 0, log })
  const parts = {
    ...{ databaseUrl, keyring, log, publicUrl: 'http://localhost:3000' },
    smtpUrl: `smtp://127.0.0.1:${mailbox.port}`,
    mailFrom: 'throughline@example.org',
    authIssuer: 'throughline',
  }
  const now = await makeUp({ ...asked, ...parts, speed: 1 })
  const engine = await startEngine(parts, now)
  const config = { ...parts, authJwksUrl: undefined, dataDir, hosts: ownNames }
  const exportKey = () => privateKeyOf(dataDir, 'audit')
  const deps = { ...engine.deps, config, exportKey, verify: await createVerify(config) }
  const app = await buildServer(deps)
  const at = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  return {
    ...{ at, deps, now },
    signIn: async (role, agency) => {
      const value = await openSession(deps, claimsOf(role, agency))
      return { name: `throughline-session-${at.port}`, value }
    },
    actor: async (role, agency) => {
      const by = await admit(deps, [role], { issuer: parts.authIssuer, ...claimsOf(role, agency) })
      if (isNo(by)) throw new Error(`${role} is not let in`)
      return by
    },
    async stop() {
      await app.close()
      await engine.stop()
      await mailbox.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const claimsOf = (role: Role, agency = holderOf('london', role)) =>
  claimOfPerson({ roles: [role], agency, agencyName: undefined, site: 'london' }).claims
