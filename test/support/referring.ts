// How somebody refers through pages, as a browser does it.
import { Html } from '../../web/html.ts'
import type { Posted } from '../../web/page.ts'
import { sentBy } from './forms.ts'
import type { Visitor } from './pages.ts'

/** A name that may stand in no address, title or log. */
export const canary = 'Zebedee Quillfeather'

/** What is typed into each part of a referral, except who refers. */
export const parts = {
  person: {
    'person.name': canary,
    'person.dateOfBirth-day': '3',
    'person.dateOfBirth-month': 'February',
    'person.dateOfBirth-year': '1990',
  },
  victim: {
    'victim.name': `${canary} the victim`,
    'victim.relationship': 'exPartner',
    'victim.safeContact.safe': 'yes',
    'victim.safeContact.channels': 'phone',
  },
  concern: { 'concern.summary': `${canary} waits at the door.` },
  screening: { 'screening.tool': 'dash', 'screening.ticks': '15' },
  basis: { lawfulBasis: 'lawEnforcement', urgent: 'yes' },
} as const

type Answers = Readonly<Record<string, string>>

/** Pages and their forms as a visitor uses them; their addresses and titles are kept to be looked at. */
export function referring(usual: Visitor) {
  const addresses: string[] = []
  const titles: string[] = []
  const seen = (url: string, { status, to, text }: Awaited<ReturnType<Visitor['get']>>) => {
    const title = /<title>([^<]*)</.exec(text)?.[1] ?? ''
    addresses.push(url, to ?? '')
    titles.push(title)
    return { status, to: to ?? '', text, title, posted: sentBy(new Html(text)) }
  }
  const open = async (url: string, visitor = usual) => seen(url, await visitor.get(url))
  const press = async (url: string, posted: Posted, visitor = usual) =>
    seen(url, await visitor.post(url, posted as Answers)) // nothing in these forms is sent twice
  const fill = async (url: string, answers: Answers, visitor = usual, button = 'continue') => {
    const { posted } = await open(url, visitor)
    return press(url, { ...posted, ...answers, do: button }, visitor)
  }
  const begin = async (visitor = usual): Promise<string> => {
    const { posted } = await open('/refer', visitor)
    return (await press('/refer', posted, visitor)).to
  }
  const whole = async (visitor = usual): Promise<string> => {
    const draft = await begin(visitor)
    for (const [section, said] of Object.entries(parts))
      await fill(`${draft}/${section}`, said, visitor)
    return draft
  }
  return { open, press, fill, begin, whole, addresses, titles }
}
