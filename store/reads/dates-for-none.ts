import { defaultUnknownBirths } from '../../domain/policy/care.ts'
import { loadPolicy, type Reader } from '../reference.ts'

/**
 * The dates that stand for no date of birth by the newest policy of any site: people are referred from one area to another
 * with the dates of its systems.
 */
export async function readDatesForNone(reader: Reader): Promise<ReadonlySet<string>> {
  const newest = await reader
    .selectFrom('policies')
    .select(({ fn }) => ['site', fn.max('version').as('version')])
    .groupBy('site')
    .execute()
  const dates: string[] = []
  for (const { site, version } of newest) {
    const { unknownBirths = defaultUnknownBirths } = await loadPolicy(reader, site, version)
    dates.push(...unknownBirths.dates)
  }
  return new Set(dates)
}
