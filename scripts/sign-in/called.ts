import { codes, roles } from '../../domain/codes.ts'
import { seedAgencies } from '../../domain/reference/seed.ts'

// With so many of each, nobody of the pilots is called as somebody else is; a test says so.
const first = [
  ...['Amara', 'Bronwen', 'Callum', 'Divya', 'Ewan', 'Farida', 'Grace', 'Hamza', 'Isla', 'Jonah'],
  ...['Kezia', 'Liam', 'Meera', 'Niall', 'Olivia', 'Priya', 'Rhys', 'Saoirse', 'Tariq', 'Una'],
  ...['Vikram', 'Wren', 'Zainab'],
]
const last = [
  ...['Ashdown', 'Bracken', 'Cedarwood', 'Dovecote', 'Elmhurst', 'Fernley', 'Greenhill', 'Hazelby'],
  ...['Ivybridge', 'Juniper', 'Kestrel', 'Larkfield', 'Millbrook', 'Nettleton', 'Oakenshaw'],
  ...['Plumtree', 'Rowanby'],
]

/** What a made-up person with these roles at an agency is called: always the same. */
export function calledOf(held: readonly string[], agency: string): string {
  const role = held.length === 1 ? placeIn(codes(roles), held[0] ?? '') : Object.keys(roles).length
  const at = placeIn(Object.keys(seedAgencies), agency)
  return `${first[(role + at) % first.length]} ${last[(at + 3 * role) % last.length]}`
}

/** Where a text is in a list; for one that is not there, any number that is always the same. */
function placeIn(list: readonly string[], text: string): number {
  const at = list.indexOf(text)
  return at >= 0 ? at : Buffer.from(text).reduce((sum, byte) => sum + byte, 0)
}
