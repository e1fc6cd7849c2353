// `npm run demo`: the whole system with made-up pathways, on a clock that runs faster. The first run makes them up.
import { readSettings } from '../platform/config.ts'
import type { Settings } from '../platform/settings.ts'
import { StartFault } from './supervisor/fault.ts'
import { supervise } from './supervisor/supervise.ts'

/** A day in ten minutes: slow enough to work in, and there is mail while somebody looks on. */
const usualSpeed = '144'
const usualSize = 150

/** What would be somebody else's: made-up people are not for real mailboxes or databases. */
const never = [
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_CONFIG_FILE',
  'TEMPORAL_PROFILE',
  'SMTP_URL',
  'SMTP_URL_FILE',
  'AUTH_JWKS_URL',
  'SIGN_IN_ISSUER',
]

process.env['DATA_DIR'] ??= '.data-demo'
process.env['CLOCK_SPEED'] ??= usualSpeed
await supervise(settingsOfDemo, {
  name: 'Made-up pathways',
  async run(place) {
    const { makeUpOnce } = await import('./demo/once.ts')
    await makeUpOnce({ ...place, given: readSettings(), size: sizeAsked() })
  },
})

function settingsOfDemo(): Settings {
  const given = never.filter((name) => process.env[name])
  if (given.length > 0)
    throw new StartFault(
      `A demonstration brings everything of its own: leave out ${given.join(', ')}.`,
    )
  const settings = readSettings()
  if (settings.CLOCK_SPEED === 1)
    throw new StartFault('A demonstration is a rehearsal: set CLOCK_SPEED to more than 1.')
  return settings
}

/** How many pathways: 150, or as many as `npm run demo -- 20` says. */
function sizeAsked(): number {
  const [asked = String(usualSize)] = process.argv.slice(2)
  const size = Number(asked)
  if (!Number.isInteger(size) || size < 1 || size > usualSize)
    throw new StartFault(`A demonstration has 1 to ${usualSize} pathways, not ${asked}.`)
  return size
}
