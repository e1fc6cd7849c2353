import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider'
import { algorithm } from '../../api/auth/keys.ts'
import { brokenPage, headersOf, leavePage } from './pages.ts'
import type { MadeUp } from './made-up.ts'

/** What the embedded sign-in service is made from. */
export interface Making {
  readonly issuer: string
  readonly clientId: string
  /** The key of the data folder, which signs tokens as well. */
  readonly key: JWK
  /** Where the pages are found, if not on this machine alone. */
  readonly publicUrl: string | undefined
  readonly personOf: (account: string) => Promise<MadeUp | undefined>
}

const eightHours = 8 * 3600
const tenMinutes = 600
const scope = 'openid profile'

/** A native client may come back to any port of this machine, so that a second API works. */
const loopback = ['http://127.0.0.1', 'http://localhost', 'http://[::1]']

/** Where a form of this service may lead to: back to the pages. A policy cannot name an address in brackets. */
export const backTo = (publicUrl: string | undefined): string =>
  ['http://127.0.0.1:*', 'http://localhost:*', ...elsewhere(publicUrl)].join(' ')

const elsewhere = (publicUrl: string | undefined): string[] =>
  publicUrl?.startsWith('https:') ? [new URL(publicUrl).origin] : []

/** An OpenID Connect service that believes whoever is chosen from its list. */
export function makeProvider(making: Making): Provider {
  const { issuer, clientId, publicUrl } = making
  const places = [...loopback, ...elsewhere(publicUrl)]
  const policy = interactionPolicy.base()
  // who signs in here is asked once, and is not asked again at the next page that needs it
  policy.get('consent')?.checks.remove('native_client_prompt')
  return new Provider(issuer, {
    ...tokensOf(making),
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: algorithm,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: places.map((place) => `${place}/sign-in/return`),
        post_logout_redirect_uris: places.map((place) => `${place}/signed-out`),
      },
    ],
    cookies: cookiesOf(new URL(issuer).port),
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.set({ ...headersOf(backTo(publicUrl)) })
          ctx.body = leavePage(form)
        },
      },
    },
    renderError: (ctx) => {
      ctx.set({ ...headersOf(backTo(publicUrl)) })
      ctx.type = 'html'
      ctx.body = brokenPage()
    },
  })
}

/** Whose tokens it makes, and what they say. */
const tokensOf = ({ key, personOf }: Making): Configuration => ({
  jwks: { keys: [{ ...key, alg: algorithm, use: 'sig' }] },
  scopes: scope.split(' '),
  claims: { openid: ['sub'], profile: ['name', 'agency', 'access'] },
  conformIdTokenClaims: false, // all of it in the ID token: there is no second question
  // Somebody with one role at two sites is one person, with one subject; the site that was chosen goes along beside it.
  findAccount: async ({ oidc }, accountId, token) => {
    const [site] = (token && 'amr' in token ? token.amr : oidc.session?.amr) ?? []
    const person = site === undefined ? undefined : await personOf(`${site}:${accountId}`)
    return person && { accountId, claims: async () => ({ ...person.claims }) }
  },
  loadExistingGrant: async ({ oidc }) => {
    const { client, session, provider } = oidc
    if (!client || !session?.accountId) return undefined
    const grant = new provider.Grant({
      clientId: client.clientId,
      accountId: session.accountId,
    })
    grant.addOIDCScope(scope)
    await grant.save()
    return grant
  },
  ttl: {
    AccessToken: tenMinutes,
    AuthorizationCode: 60,
    Grant: eightHours,
    IdToken: tenMinutes,
    Interaction: tenMinutes,
    Session: eightHours,
  },
})

/** Its cookies, named by its port: cookies ignore ports, and another system may run beside this one. */
const cookiesOf = (port: string): NonNullable<Configuration['cookies']> => ({
  keys: [randomBytes(32).toString('hex')],
  names: {
    interaction: `sign-in-interaction-${port}`,
    resume: `sign-in-resume-${port}`,
    session: `sign-in-session-${port}`,
  },
})
