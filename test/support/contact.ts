// What an advocate reads about contact with the victim of a pathway.
import { itemsOf, type TestApi } from './api.ts'

interface Shown {
  readonly flags: string[]
  readonly victim: {
    readonly safeContact: Record<string, unknown>
    readonly referrerSince: Record<string, unknown> | null
  }
}

/** Reads as this advocate: the page of a pathway, who owes something, and the facts of the last contact. */
export function contactOn(api: TestApi, advocate: string) {
  const page = async (id: string): Promise<Shown> => {
    const { body } = await api.get(`/api/pathways/${id}`, advocate)
    return body as unknown as Shown // an advocate sees all of it
  }
  const list = async (id: string, what: string) =>
    itemsOf(await api.get(`/api/pathways/${id}/${what}`, advocate))
  return {
    shown: page,
    owed: async (id: string, what: string): Promise<unknown[]> =>
      (await list(id, 'obligations?open=true&limit=100'))
        .filter((one) => one['what'] === what)
        .map((one) => one['role'])
        .sort(),
    last: async (id: string): Promise<Record<string, unknown>> => {
      const items = await list(id, 'timeline?limit=100')
      const last = items.findLast(({ type }) => type === 'contact-recorded')
      return last?.['data'] as Record<string, unknown> // the facts of an event
    },
  }
}
