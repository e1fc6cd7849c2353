import { z } from 'zod'
import { address, textUpTo, wholeBetween } from '../setting-kinds.ts'

/** Who signs people in, and what a token may be. */
export const peopleSettings = {
  AUTH_JWKS_URL: address(/^https?$/, 'must be an address beginning with https:// or http://.')
    .optional()
    .meta({
      description: 'Public keys of the service that signs people in (JWKS).',
      unset: 'a key pair made in DATA_DIR; get a token with `npm run --silent token`',
      example: 'https://login.example.org/.well-known/jwks.json',
    }),
  AUTH_ISSUER: textUpTo(500)
    .default('throughline')
    .meta({ description: 'The issuer (`iss`) that a token must name.' }),
  AUTH_TOKEN_HOURS: wholeBetween(1, 744).default(12).meta({
    description: 'Hours for which a token is taken at most, from when it was made (`iat`).',
  }),
  SIGN_IN_ISSUER: z
    .url({
      protocol: /^https?$/,
      message: 'must be an address beginning with https://, or with http:// on this machine.',
    })
    .refine((url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(`${url}/`), {
      message: 'must be an address beginning with https://, or with http:// on this machine.',
    })
    .optional()
    .meta({
      description: 'The OpenID Connect service that signs people in to the pages.',
      unset: 'an embedded service with made-up people, on this machine alone',
      example: 'https://login.example.org/realms/agencies',
    }),
  SIGN_IN_CLIENT_ID: z
    .string()
    .min(1)
    .max(255, 'must be at most 255 characters.')
    .default('throughline-pages')
    .meta({ description: 'The name under which that service knows the pages.' }),
  SIGN_IN_CLIENT_SECRET: textUpTo(1000).optional().meta({
    description: 'The secret that goes with that name.',
    unset: 'none: PKCE alone',
    example: 'a-long-random-text',
    secret: true,
  }),
  SIGN_IN_GROUPS: textUpTo(1000).optional().meta({
    description: "JSON file that says which agency, roles and sites that service's groups give.",
    unset: 'its tokens carry `agency` and `access` themselves',
    example: 'sign-in-groups.json',
  }),
  SIGN_IN_PORT: wholeBetween(0, 65535)
    .default(3080)
    .meta({ description: 'Port of the embedded sign-in service; 0 takes a free one.' }),
}
