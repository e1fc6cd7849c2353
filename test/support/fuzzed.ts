import type { TestApi } from './api.ts'

/** Ids of things that are there, by the beginning of the path at which they stand. */
export type Ids = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A pathway, a meeting and reference data for whoever makes requests at random to find. */
export async function idsToFuzz(api: TestApi): Promise<Ids> {
  const pathway = await api.refer()
  return {
    '^/api/pathways/\\{id\\}': { id: pathway },
    '^/api/sites/\\{site\\}': { site: 'london' },
    '^/api/agencies/\\{id\\}': { id: 'london-housing' },
  }
}

/** Configures Schemathesis, so that half of what it asks is about something that exists. */
export const fuzzConfig = (ids: Ids): string =>
  Object.entries(ids)
    .map(([at, values]) => {
      const parameters = Object.entries(values).map(
        ([name, value]) => `"path.${name}" = "${value}"`,
      )
      return `[[operations]]\ninclude-path-regex = '${at}'\nparameters = { ${parameters.join(', ')} }\n`
    })
    .join('\n')
