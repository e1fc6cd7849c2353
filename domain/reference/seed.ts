import type { Division } from '../calendar/holidays.ts'
import type { Role } from '../codes.ts'

export interface AgencySeed {
  readonly name: string
  readonly division: Division
}

const england = 'england-and-wales'

/** The agencies of the pilots, with generic partners for the rest. More are added through the API. */
export const seedAgencies = {
  'suzy-lamplugh-trust': { name: 'Suzy Lamplugh Trust', division: england },
  'metropolitan-police-service': { name: 'Metropolitan Police Service', division: england },
  'hampshire-constabulary': { name: 'Hampshire Constabulary', division: england },
  'cheshire-constabulary': { name: 'Cheshire Constabulary', division: england },
  'national-probation-service-london': {
    name: 'National Probation Service London',
    division: england,
  },
  'national-probation-service-south-central': {
    name: 'National Probation Service South Central',
    division: england,
  },
  'national-probation-service-north-west': {
    name: 'National Probation Service North West',
    division: england,
  },
  'barnet-enfield-haringey-mental-health-trust': {
    name: 'Barnet, Enfield and Haringey Mental Health NHS Trust',
    division: england,
  },
  'southern-health-nhs-foundation-trust': {
    name: 'Southern Health NHS Foundation Trust',
    division: england,
  },
  'north-west-boroughs-healthcare': {
    name: 'North West Boroughs Healthcare NHS Foundation Trust',
    division: england,
  },
  'london-council': { name: 'London council partner', division: england },
  'london-housing': { name: 'London housing partner', division: england },
  'hampshire-council': { name: 'Hampshire council partner', division: england },
  'hampshire-housing': { name: 'Hampshire housing partner', division: england },
  'cheshire-council': { name: 'Cheshire council partner', division: england },
  'cheshire-housing': { name: 'Cheshire housing partner', division: england },
} as const satisfies Record<string, AgencySeed>
type AgencyId = keyof typeof seedAgencies

/** A site: its partners, and which of them holds which role there. */
export interface SiteSeed {
  readonly name: string
  readonly agencies: readonly AgencyId[]
  readonly holders: Readonly<Partial<Record<Role, AgencyId>>>
}

const pilot = (
  police: AgencyId,
  health: AgencyId,
  probation: AgencyId,
  council: AgencyId,
  housing: AgencyId,
) => ({
  agencies: ['suzy-lamplugh-trust', police, health, probation, council, housing] as const,
  holders: {
    coordinator: 'suzy-lamplugh-trust',
    victimAdvocate: 'suzy-lamplugh-trust',
    policeLead: police,
    chair: police,
    forensicClinician: health,
    probation,
    supervisor: 'suzy-lamplugh-trust',
    dataProtectionOfficer: 'suzy-lamplugh-trust',
  } as const,
})

export const seedSites = {
  london: {
    name: 'London',
    ...pilot(
      'metropolitan-police-service',
      'barnet-enfield-haringey-mental-health-trust',
      'national-probation-service-london',
      'london-council',
      'london-housing',
    ),
  },
  hampshire: {
    name: 'Hampshire',
    ...pilot(
      'hampshire-constabulary',
      'southern-health-nhs-foundation-trust',
      'national-probation-service-south-central',
      'hampshire-council',
      'hampshire-housing',
    ),
  },
  cheshire: {
    name: 'Cheshire',
    ...pilot(
      'cheshire-constabulary',
      'north-west-boroughs-healthcare',
      'national-probation-service-north-west',
      'cheshire-council',
      'cheshire-housing',
    ),
  },
} as const satisfies Record<string, SiteSeed>

/** The made-up address of an agency's role, for a first start. Real ones are set through the API. */
export const seedAddress = (agency: string, role: string): string =>
  `${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}@${agency}.example.org`
