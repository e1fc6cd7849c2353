// Prints a token for the embedded keys and nothing else, so that a command line can use the output. With --revoke, it ends what was given out.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { claimsSchema } from '../app/access/claims.ts'
import { signToken } from '../api/auth/tokens.ts'
import { calledOf } from './sign-in/called.ts'
import { subjectOf } from './sign-in/made-up.ts'
import { ConfigFault, loadConfig, readSettings } from '../platform/config.ts'
import { privateKeyIn } from '../api/auth/keys.ts'
import { roles } from '../domain/codes.ts'

/** Arguments that cannot be used, in one sentence. */
class ArgumentFault extends Error {}

const options = {
  access: { type: 'string', multiple: true },
  role: { type: 'string', multiple: true },
  site: { type: 'string', multiple: true },
  agency: { type: 'string', default: 'suzy-lamplugh-trust' },
  sub: { type: 'string' },
  name: { type: 'string' },
  hours: { type: 'string' },
  revoke: { type: 'string' },
} as const

try {
  process.stdout.write(`${await asked(process.argv.slice(2))}\n`)
} catch (error) {
  const plain = error instanceof ArgumentFault || error instanceof ConfigFault
  console.error(plain ? error.message : error)
  process.exitCode = 1
}

async function asked(args: string[]): Promise<string> {
  const { revoke, ...values } = parse(args)
  if (revoke === undefined) return token(values)
  if (revoke === '') throw new ArgumentFault('--revoke needs a subject, or the id of a token.')
  const { revokeFromHere } = await import('./sign-in/revoke.ts') // a token needs no database
  return revokeFromHere(loadConfig('token'), revoke)
}

async function token(values: Omit<ReturnType<typeof parse>, 'revoke'>): Promise<string> {
  const given = readSettings()
  if (given.AUTH_JWKS_URL)
    throw new ArgumentFault(
      `AUTH_JWKS_URL is set, so tokens come from the sign-in service behind it and not from here.`,
    )
  const { agency, hours, sub, name, ...lists } = values
  const access = pairsIn(lists)
  const held = [...new Set(access.flatMap(({ roles: some }) => some))]
  const said = {
    sub: sub ?? subjectOf(held, agency),
    name: name ?? calledOf(held, agency),
    agency,
    access,
  }
  const claims = claimsSchema.safeParse(said)
  if (!claims.success) throw new ArgumentFault(complaint(claims.error.issues[0]?.path))
  // A service may have roles of its own; whoever types one here means one of ours.
  if (held.some((role) => !Object.hasOwn(roles, role)))
    throw new ArgumentFault(complaint(['access', 0, 'roles']))
  const longest = given.AUTH_TOKEN_HOURS
  const lasting = Number(hours ?? longest)
  if (!Number.isInteger(lasting) || lasting < 1 || lasting > longest)
    throw new ArgumentFault(
      `--hours must be a whole number from 1 to ${longest}, which AUTH_TOKEN_HOURS allows.`,
    )
  const key = await privateKeyIn(path.resolve(given.DATA_DIR))
  return signToken(key, given.AUTH_ISSUER, said, lasting)
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values
  } catch {
    throw new ArgumentFault(
      'Usage: npm run --silent token -- [--role ROLE]… [--site SITE]… | [--access SITE:ROLE,ROLE]… [--agency AGENCY] [--sub ID] [--name NAME] [--hours N] | --revoke SUBJECT-OR-TOKEN-ID.',
    )
  }
}

interface Lists {
  readonly role?: string[] | undefined
  readonly site?: string[] | undefined
  readonly access?: string[] | undefined
}

/** Which roles at which site: as `--access` says for each, or every `--role` at every `--site`. */
function pairsIn({ role, site, access }: Lists) {
  if (!access)
    return (site ?? ['london']).map((one) => ({ site: one, roles: role ?? ['coordinator'] }))
  if (role || site) throw new ArgumentFault('Use either --access, or --role and --site.')
  return access.map((pair) => {
    const [at = '', held = ''] = pair.split(':') // each half is checked as --site and --role are
    return { site: at, roles: held.split(',') }
  })
}

function complaint([claim, , part]: readonly PropertyKey[] = []): string {
  if (part === 'roles') return `--role must be one of ${Object.keys(roles).join(', ')}.`
  if (part === 'site') return '--site must be the id of a site, such as london.'
  if (claim === 'agency') return '--agency must be the id of an agency, such as london-housing.'
  return `--${String(claim)} is empty or too long.`
}
