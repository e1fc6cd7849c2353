import { z } from 'zod'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../domain/conference/commands/index.ts'
import { type ConferenceRule } from '../../../domain/conference/rule.ts'
import { type Look } from '../../access/look.ts'
import { refusals } from '../../../domain/refusals.ts'
import { whyNot } from '../../../domain/conference/conference.ts'

const names = Object.keys(conferenceCommands) as ConferenceCommandName[] // the keys of a constant

const offered = names.filter((name) => {
  const { who }: ConferenceRule = conferenceCommands[name]
  return who !== 'system' && name !== 'plan-conference'
})

const bodies = new Map<ConferenceCommandName, Record<string, unknown>>()

/** The JSON Schema of a command's body. */
function bodySchema(name: ConferenceCommandName): Record<string, unknown> {
  const known = bodies.get(name)
  if (known) return known
  const made: Record<string, unknown> = {
    ...z.toJSONSchema(conferenceCommands[name].body, { io: 'input' }),
  }
  delete made['~standard'] // a function, and no part of the schema
  bodies.set(name, made)
  return made
}

/** Every command that people send to a conference: whether this actor may now, and why not, by the rules that would judge it. */
export function allowedAt({ rules, reader, now: present }: Look) {
  const { state, at, reference } = rules
  const now = Math.max(present, at)
  return offered.map((name) => {
    const refusal = whyNot(name, state, { now, receivedAt: now, by: reader.actor, reference })
    return {
      name,
      label: conferenceCommands[name].label,
      may: refusal === undefined,
      why: refusal ? { code: refusal.code, title: refusals[refusal.code].title } : null,
      body: bodySchema(name),
    }
  })
}
