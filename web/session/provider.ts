import * as client from 'openid-client'
import type { Logger } from 'pino'
import type { SignIn } from '../../platform/config.ts'

/** What must come back as it was sent: it proves that the answer is to this browser's question. */
interface Away {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** What a sign-in service says of somebody who has come back. */
interface SignedIn {
  readonly claims: Readonly<Record<string, unknown>>
  readonly sid: string | undefined
}

/** The service that signs people in. Each function throws where it does not answer. */
export interface Provider {
  /** Where to send a browser, and what to keep for it. With `again`, whoever sits there must say who they are. */
  begin(back: string, again: boolean): Promise<{ readonly to: string; readonly away: Away }>
  /** Who has come back to this address; rejected where it is not an answer to what was asked. */
  finish(at: URL, away: Away): Promise<SignedIn | 'rejected'>
  /** Where to send a browser to sign out there as well; undefined where that is not offered. */
  end(back: string, sid: string | undefined): Promise<string | undefined>
}

const scope = 'openid profile'
const patienceSeconds = 5

/** A sign-in service, found by its issuer when somebody first signs in: the API starts without it. */
export function providerAt(settings: SignIn, log: Pick<Logger, 'warn'>): Provider {
  let found: Promise<client.Configuration> | undefined
  const configuration = () => {
    found ??= discover(settings)
    found.catch(() => (found = undefined)) // asked again the next time
    return found
  }
  return {
    begin: async (back, again) => {
      const away = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const to = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope,
        state: away.state,
        nonce: away.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(away.verifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login' } : {}),
      })
      return { to: to.href, away }
    },
    finish: async (at, { state, nonce, verifier }) => {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier }
      const tokens = await client
        .authorizationCodeGrant(await configuration(), at, { ...checks, idTokenExpected: true })
        .catch((error: unknown) => {
          if (isAway(error)) throw error
          log.warn({ code: codeOf(error) }, 'sign-in was rejected')
        })
      if (!tokens) return 'rejected'
      const claims: SignedIn['claims'] = tokens.claims() ?? {}
      const { sid } = claims
      return { claims, sid: typeof sid === 'string' ? sid : undefined }
    },
    end: async (back, sid) => {
      const known = await configuration()
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined
      // no `id_token_hint`: it holds a name, and would stand in the browser's history
      const hint: Record<string, string> = sid === undefined ? {} : { logout_hint: sid }
      return client.buildEndSessionUrl(known, { post_logout_redirect_uri: back, ...hint }).href
    },
  }
}

function discover({ issuer, clientId, clientSecret }: SignIn) {
  const server = new URL(issuer)
  return client.discovery(
    server,
    clientId,
    {},
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      timeout: patienceSeconds,
      ...(server.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}), // loopback alone: see the settings
    },
  )
}

/** The service does not answer, or not as one: what the browser brought is not at fault. */
const isAway = (error: unknown): boolean =>
  error instanceof TypeError || awayCodes.includes(codeOf(error))

const awayCodes = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown'
