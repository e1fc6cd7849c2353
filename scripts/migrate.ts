// Brings your own PostgreSQL to the present tables. `npm start` does the same for the embedded one.
import { readSettings } from '../platform/config.ts'
import { prepareSchema } from './supervisor/schema.ts'
import { StartFault } from './supervisor/fault.ts'
import { plainly } from './plainly.ts'

await plainly(prepare)

async function prepare(): Promise<void> {
  const given = readSettings()
  const { DATABASE_URL: url } = given
  if (!url)
    throw new StartFault(
      'DATABASE_URL is not set: set it to the database to prepare; the embedded one needs no preparing.',
    )
  const owner = given.MIGRATION_DATABASE_URL ?? url
  await prepareSchema({ application: url, owner }, given)
  const { host, pathname } = new URL(url)
  console.log(`${pathname.slice(1)} at ${host}: the tables are in place.`)
}
