import { z } from 'zod'
import { textUpTo, wholeBetween, yesOrNo } from '../setting-kinds.ts'

/** A key or a certificate as text. */
const pem = () =>
  z
    .string()
    .max(100_000, 'must be at most 100,000 characters.')
    .startsWith('-----BEGIN ', 'must be PEM, which begins with -----BEGIN.')
    .optional()

/** Temporal, embedded or of one's own. The names are those that Temporal's own programs read. */
export const temporalSettings = {
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be a host and a port, such as temporal.example.org:7233.')
    .optional()
    .meta({
      description: 'A Temporal server of your own; prepare it with `npm run setup:temporal`.',
      unset: 'the embedded Temporal server, in DATA_DIR',
      example: 'temporal.example.org:7233',
    }),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9._-]{2,255}$/, 'must be 2 to 255 letters, digits, dots, dashes or _.')
    .default('default')
    .meta({ description: 'Temporal namespace that the pathways live in.' }),
  TEMPORAL_TLS: yesOrNo().optional().meta({
    description: 'Whether that server is reached over TLS.',
    unset: 'it is, once an API key or anything of TLS is set',
    example: 'true',
  }),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: textUpTo(1000).optional().meta({
    description: "File (PEM) with the authority that that server's certificate comes from.",
    unset: 'the public authorities',
    example: 'temporal-ca.pem',
  }),
  TEMPORAL_TLS_SERVER_CA_CERT_DATA: pem().meta({
    description: 'The same, as the text itself.',
    unset: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    example: '-----BEGIN CERTIFICATE-----',
  }),
  TEMPORAL_TLS_SERVER_NAME: textUpTo(255).optional().meta({
    description: "The name in that server's certificate.",
    unset: 'the host of TEMPORAL_ADDRESS',
    example: 'temporal.example.org',
  }),
  TEMPORAL_TLS_CLIENT_CERT_PATH: textUpTo(1000).optional().meta({
    description: 'File (PEM) with the certificate by which that server knows us (mTLS).',
    unset: 'none',
    example: 'temporal-client.pem',
  }),
  TEMPORAL_TLS_CLIENT_CERT_DATA: pem().meta({
    description: 'The same, as the text itself.',
    unset: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    example: '-----BEGIN CERTIFICATE-----',
  }),
  TEMPORAL_TLS_CLIENT_KEY_PATH: textUpTo(1000).optional().meta({
    description: 'File (PEM) with the key of that certificate.',
    unset: 'none',
    example: 'temporal-client.key',
  }),
  TEMPORAL_TLS_CLIENT_KEY_DATA: pem().meta({
    description: 'The same, as the text itself.',
    unset: 'TEMPORAL_TLS_CLIENT_KEY_PATH',
    example: '-----BEGIN PRIVATE KEY-----',
    secret: true,
  }),
  TEMPORAL_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,8000}$/, 'must be letters, digits and signs, without spaces.')
    .optional()
    .meta({
      description: 'The API key by which that server knows us.',
      unset: 'none',
      example: 'a-long-random-text',
      secret: true,
    }),
  TEMPORAL_CONFIG_FILE: textUpTo(1000).optional().meta({
    description: "File (TOML) of Temporal's own tools with such settings; those here go before it.",
    unset: 'none',
    example: 'temporal.toml',
  }),
  TEMPORAL_PROFILE: textUpTo(255).optional().meta({
    description: 'The profile of that file.',
    unset: '`default`',
    example: 'pathways',
  }),
  TEMPORAL_UI_PORT: wholeBetween(0, 65535)
    .default(8233)
    .meta({ description: "Port of the embedded Temporal's own screen; 0 takes a free one." }),
  TEMPORAL_BIN: z.string().optional().meta({
    description: 'The `temporal` program to run as the embedded server.',
    unset: '`temporal` on the PATH in the pinned version, else one fetched into .tools',
    example: '/usr/local/bin/temporal',
  }),
}
