import { badField, Declined } from '../answers.ts'
import { checkMarked, takeWords } from './edge.ts'
import { commandOf, newId, type Received, type Request, send, takeOrRepeat } from './send.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { conferenceFor } from '../access/conference.ts'
import { findConference, idShape, type Place } from '../../store/reads/places.ts'
import { pathwayOfItem, waitsToBeReconvened } from '../../store/reads/conferences.ts'
import { type Deps } from '../deps.ts'
import { keepConference } from '../../store/conferences.ts'
import { keepWithWords } from '../../store/records.ts'
import { planSchema, type Plan } from './plan.ts'

/** Takes in that a meeting is planned: it exists from the moment that this is stored. */
export async function receivePlan(deps: Deps, request: Request, plan: Plan): Promise<Received> {
  const bound = ['conferences']
  return takeOrRepeat(
    deps,
    request,
    bound,
    () => takePlan(deps, request, plan, bound),
    placeIn(deps),
  )
}

async function takePlan(
  deps: Deps,
  request: Request,
  plan: Plan,
  bound: readonly string[],
): Promise<Received> {
  const receivedAt = await deps.clock.now()
  await checkMarked(deps.database, planSchema, plan, receivedAt)
  const { site, form, at, emergency } = plan
  if (!request.actor.sites.includes(site)) throw new Declined('not-your-site')
  await checkConferences(deps, site, plan)
  await checkReconvened(deps, plan)
  const { body, words } = takeWords(planSchema, plan)
  const command = await commandOf(deps, request, {
    kind: 'conference',
    entity: newId('cf'),
    name: 'plan-conference',
    body,
    receivedAt,
    bound,
  })
  const keep = () =>
    keepConference(deps.database, command, { words, site, form, at: Date.parse(at), emergency })
  const place = { site, stage: 'unplanned', version: 0, fresh: true as const }
  return send(deps, { ...command, kind: 'conference' }, keep, place)
}

/** Takes a command for a conference in. The very same request gets its first answer again. */
export async function receiveConferenceCommand(
  deps: Deps,
  request: Request,
  id: string,
  name: ConferenceCommandName,
  body: object,
): Promise<Received> {
  const bound = ['conferences', id, name]
  return takeOrRepeat(
    deps,
    request,
    bound,
    () => take(deps, request, id, name, body),
    placeIn(deps),
  )
}

const placeIn =
  ({ database }: Deps) =>
  (id: string): Promise<Place | undefined> =>
    findConference(database, id)

async function take(
  deps: Deps,
  request: Request,
  id: string,
  name: ConferenceCommandName,
  body: object,
): Promise<Received> {
  const { place, as } = await conferenceFor(deps.database, request.actor, id)
  const receivedAt = await deps.clock.now()
  const schema = conferenceCommands[name].body
  await checkMarked(deps.database, schema, body, receivedAt)
  await checkConferences(deps, place.site, body)
  const about = await pathwayAbout(deps, id, body)
  const { body: judged, words } = takeWords(schema, body)
  const command = await commandOf(
    deps,
    { ...request, actor: as },
    {
      kind: 'conference',
      entity: id,
      name,
      body: judged,
      receivedAt,
      bound: ['conferences', id, name],
    },
  )
  const keep = () => keepWithWords(deps.database, command, { words, about })
  return send(deps, { ...command, kind: 'conference' }, keep, place)
}

/** Throws where a field names a conference that there is not, or that is at another site. */
async function checkConferences({ database }: Deps, site: string, body: object): Promise<void> {
  for (const field of ['to', 'reconvenes'] as const) {
    const value = (body as Partial<Record<typeof field, unknown>>)[field] // a date in `to` has no such shape
    if (typeof value !== 'string' || !value.startsWith('cf')) continue
    const other = await findConference(database, value)
    if (other?.site !== site)
      throw badField(field, 'unknown-conference', 'is not the id of a conference of this site.')
  }
}

/** Throws where the meeting that a plan is to reconvene was not adjourned, or another reconvenes it: no reason is asked of one that does. */
async function checkReconvened({ database }: Deps, { reconvenes }: Plan): Promise<void> {
  if (reconvenes !== undefined && !(await waitsToBeReconvened(database, reconvenes)))
    throw new Declined('not-adjourned')
}

/** The pathway that a command's words are about: that of its item, or the one that it names. */
async function pathwayAbout(
  { database }: Deps,
  conference: string,
  body: { readonly item?: unknown; readonly pathway?: unknown },
): Promise<string | undefined> {
  if (typeof body.item === 'string') return pathwayOfItem(database, conference, body.item)
  return typeof body.pathway === 'string' && idShape.test(body.pathway) ? body.pathway : undefined
}
