import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import { randomUUID } from 'node:crypto'
import { algorithm, privateKeyIn, publicKeyOf } from './keys.ts'
import { type Claims, claimsSchema, type SaidClaims } from '../../app/access/claims.ts'
import type { Config } from '../../platform/config.ts'
import { Problem, unavailable } from '../problem.ts'

const audience = 'throughline'

/** What a token may be by its own word (RFC 9068, RFC 8725 3.11): one that was made for something else opens nothing here. */
const types = ['jwt', 'at+jwt']

/** Seconds by which the sign-in service's clock may be ahead or behind. */
const clockTolerance = 5

/** For how many hours a token is taken, unless a setting says otherwise. */
const usualHours = 12

/** Only signatures made with a private key: a shared secret could make tokens wherever it can check them. */
const algorithms = ['ES256', 'ES384', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'EdDSA']

/** Checks a token and gives what it says, or throws the problem to answer with. */
export type Verify = (token: string) => Promise<Claims & MadeToken>

/** What a token says of itself. */
interface MadeToken {
  /** Milliseconds. */
  readonly issuedAt: number
  /** Its own id, if it has one. */
  readonly tokenId: string | undefined
}

/** A check of tokens against the keys of the sign-in service, or against those of the data folder. */
export async function createVerify(
  config: Pick<Config, 'authJwksUrl' | 'authIssuer' | 'dataDir'> &
    Partial<Pick<Config, 'tokenHours'>>,
): Promise<Verify> {
  const keys = config.authJwksUrl
    ? createRemoteJWKSet(new URL(config.authJwksUrl), { timeoutDuration: 1500 })
    : createLocalJWKSet({ keys: [publicKeyOf(await privateKeyIn(config.dataDir))] })
  const longestSeconds = (config.tokenHours ?? usualHours) * 3600
  const options = {
    issuer: config.authIssuer,
    audience,
    algorithms,
    clockTolerance,
    requiredClaims: ['exp', 'sub', 'iat'],
    maxTokenAge: longestSeconds, // and so none that was made in the future
  }
  return async (token) => {
    const { payload, protectedHeader } = await jwtVerify(token, keys, options).catch(
      (error: unknown) => {
        throw keysAway(error) ? unavailable() : notSignedIn()
      },
    )
    const { exp = 0, iat = 0, jti } = payload // the first two are required
    const typ = protectedHeader.typ?.toLowerCase().replace(/^application\//, '')
    if (exp - iat > longestSeconds || !types.includes(typ ?? '')) throw notSignedIn()
    const claims = claimsSchema.safeParse(payload)
    if (!claims.success) throw notSignedIn()
    return { ...claims.data, issuedAt: iat * 1000, tokenId: jti }
  }
}

/** A token signed with the data folder's key, which expires in real time. */
export async function signToken(key: JWK, issuer: string, claims: SaidClaims, hours: number) {
  const { sub, ...rest } = claims
  return new SignJWT(rest)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(key.kid ? { kid: key.kid } : {}) })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setJti(randomUUID())
    .setExpirationTime(`${hours}h`)
    .sign(await importJWK(key, algorithm))
}

/** No valid token. The answer does not say what is wrong with it. */
export const notSignedIn = (): Problem =>
  new Problem('not-signed-in', { headers: { 'www-authenticate': 'Bearer' } })

const keyErrors: readonly string[] = [errors.JWKSTimeout.code, errors.JWKSInvalid.code]

/** The service that has the keys cannot be reached, or has none: the token is not at fault. */
function keysAway(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true
  return keyErrors.includes(error.code) || error.code === errors.JOSEError.code
}
