import { contactChannels } from '../../domain/codes.ts'
import { titleIn } from '../../domain/titled.ts'

/** How the victim can be reached safely, line by line: what may harm comes first. */
export function safeContactText(safe: Readonly<Record<string, unknown>>): string[] {
  const texts = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : [])
  if (safe['safe'] === false) return ['Do not make contact: it is unsafe', ...texts(safe['note'])]
  const channels = Array.isArray(safe['channels']) ? safe['channels'].map(String) : []
  return [
    ...(safe['safe'] === true ? ['Contact is safe'] : []),
    ...(channels.length > 0
      ? [channels.map((one) => titleIn(contactChannels, one)).join(', ')]
      : []),
    ...texts(safe['window']),
    ...(safe['voicemail'] === false ? ['Do not leave a voicemail'] : []),
    ...(safe['voicemail'] === true ? ['It is safe to leave a voicemail'] : []),
    ...(safe['withheldNumber'] === true ? ['Withhold your number'] : []),
    ...texts(safe['note']),
  ]
}
