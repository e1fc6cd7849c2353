import { contactChannels } from '../../domain/codes.ts'
import { titleIn } from '../../domain/titled.ts'

type Said = Readonly<Record<string, unknown>>

/** How the victim can be reached safely, line by line: what may harm comes first. */
export function safeContactText(safe: Said): string[] {
  if (safe['safe'] === false) return ['Do not make contact: it is unsafe', ...texts(safe['note'])]
  const channels = named(safe['channels'])
  const unsafe = named(safe['unsafeChannels'])
  return [
    ...(safe['safe'] === true ? ['Contact is safe'] : []),
    ...(channels ? [channels] : []),
    ...(unsafe ? [`Never by: ${unsafe}`] : []),
    ...texts(safe['window']),
    ...(safe['voicemail'] === false ? ['Do not leave a voicemail'] : []),
    ...(safe['voicemail'] === true ? ['It is safe to leave a voicemail'] : []),
    ...(safe['withheldNumber'] === true ? ['Withhold your number'] : []),
    ...texts(safe['note']),
  ]
}

/** What the gate will hold a contact against, line by line, for whoever is about to make or record one. */
export function gateText(safe: Said | null | undefined): string[] {
  if (!safe) return ['Safe contact has not been recorded. An attempt does not count until it is.']
  const lines = safeContactText(safe)
  if (safe['safe'] !== true) return lines
  const said = [safe['channels'], safe['unsafeChannels']].flatMap((list) => listed(list))
  const unknown = Object.keys(contactChannels).filter((channel) => !said.includes(channel))
  if (unknown.length === 0) return lines
  return [...lines, `Not known to be safe, so do not use: ${named(unknown)}`]
}

/** What the referrer has said since, and that it does not hold. */
export const sinceText = (said: Said): string[] => [
  'Only you can say that this holds: set how to make contact safely.',
  ...safeContactText(said),
]

const texts = (value: unknown): string[] =>
  typeof value === 'string' && value !== '' ? [value] : []

const listed = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : [])

const named = (list: unknown): string =>
  listed(list)
    .map((one) => titleIn(contactChannels, one))
    .join(', ')
