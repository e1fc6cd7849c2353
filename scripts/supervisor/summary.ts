import { hasMadeUpPeople } from './made-up-people.ts'
import type { Settings } from '../../platform/settings.ts'
import type { Running } from '../../platform/running.ts'

/** The block at the end of a start: where everything is, and how to get in. */
export function summary(running: Running, given: Settings, dataDir: string): string {
  const { publicUrl } = running
  const open = {
    Open: publicUrl,
    'Sign in': hasMadeUpPeople(given)
      ? 'as anybody on its list: all are made up, such as the coordinator in London'
      : 'with the account of your own service',
  }
  const places = {
    API: `${publicUrl}/api`,
    Documentation: `${publicUrl}/api/docs`,
    ...(running.mailboxUrl === undefined ? {} : { Mailbox: running.mailboxUrl }),
    ...(given.TEMPORAL_ADDRESS
      ? { Temporal: given.TEMPORAL_ADDRESS }
      : {
          'Temporal screen': `http://127.0.0.1:${running.temporalUiPort}/namespaces/${given.TEMPORAL_NAMESPACE}`,
        }),
    'Data and logs': dataDir,
  }
  return [
    '',
    'Throughline is running.',
    '',
    ...Object.entries(open).map(line),
    ...rehearsal(given.CLOCK_SPEED),
    '',
    ...Object.entries({ ...places, 'A token': tokenCommand(given) }).map(line),
    '',
    'Ctrl-C ends it; the next start carries on with the same data.',
    '',
  ].join('\n')
}

const line = ([name, text]: [string, string]): string => `  ${name.padEnd(17)} ${text}`

function tokenCommand(given: Settings): string {
  if (given.AUTH_JWKS_URL) return `comes from the service behind ${given.AUTH_JWKS_URL}`
  const where = given.DATA_DIR === '.data' ? '' : `DATA_DIR='${given.DATA_DIR}' `
  return `${where}npm run --silent token -- --role coordinator --site london --agency suzy-lamplugh-trust`
}

function rehearsal(speed: number): string[] {
  if (speed === 1) return []
  const seconds = Number((86_400 / speed).toPrecision(3))
  const rehearsed = `at ${speed} times the speed: a day passes in ${seconds} seconds`
  return [line(['A rehearsal', rehearsed])]
}
