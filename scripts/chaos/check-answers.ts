import {
  acknowledgedAt,
  isSettled,
  placeIn,
  promises,
  type Sent,
  settledAnswer,
  turnedAway,
} from './sent.ts'
import type { Answer } from './client.ts'
import type { Item } from './readings.ts'
import { grouped, type StoredCommand } from './stored.ts'
import { doubled, lost, reordered, takenBack, wrong, type Violation } from './violations.ts'

/** The timelines as the API shows them at the end, by pathway. */
export type Timelines = ReadonlyMap<string, readonly Item[]>

/** Checks that every acknowledged command is stored exactly once, in order, with the one answer that it was given. */
export function checkAnswers(
  all: readonly Sent[],
  inbox: readonly StoredCommand[],
  timelines: Timelines,
  violations: Violation[],
  others: ReadonlySet<string> = new Set(),
): void {
  const stored = new Map(inbox.map((command) => [command.id, command]))
  for (const sent of all) {
    const note: Note = (harm, what) => violations.push(harm(`${sent.name} ${sent.key}: ${what}`))
    checkOneAnswer(sent, note)
    const command = stored.get(sent.key)
    if (promises(sent).length === 0) continue
    if (!command) note(lost, 'was acknowledged, and is not stored')
    else if (command.entity !== sent.pathway) note(takenBack, 'is stored for another pathway')
    else checkEffect(sent, command, timelines.get(command.entity) ?? [], note)
  }
  const away = all.filter((sent) => sent.answers.some(turnedAway) && promises(sent).length === 0)
  // A few may name what has changed since the sender looked; if there are many, the load is worth little.
  if (away.length > all.length / 10)
    violations.push(
      wrong(
        `${away.length} of ${all.length} commands were turned away, such as ${away[0]?.name ?? ''}: ${away[0]?.answers[0]?.text ?? ''}`,
      ),
    )
  const known = new Set([...all.map(({ key }) => key), ...others])
  for (const { id, name, sender, digest } of inbox)
    if (digest !== null && sender === null && !known.has(id))
      violations.push(doubled(`${name} ${id} is stored, and nobody sent it`))
  for (const [pathway, those] of grouped(all, ({ pathway }) => pathway ?? ''))
    if (pathway !== '') checkOrder(those, stored, timelines.get(pathway) ?? [], violations)
}

/** Notes what is wrong with one command. */
type Note = (harm: (text: string) => Violation, what: string) => void

function checkOneAnswer(sent: Sent, note: Note): void {
  const settled = sent.answers.filter(isSettled)
  const texts = new Set(settled.map(({ status, text }) => `${status} ${text}`))
  if (texts.size > 1)
    note(takenBack, `got ${texts.size} different answers: ${[...texts].join(' | ')}`)
  const pathways = new Set(promises(sent).map((answer) => placeIn(answer)?.pathwayId))
  if (pathways.size > 1) note(doubled, `was said to be for ${[...pathways].join(' and ')}`)
  for (const answer of sent.answers)
    if (!isSettled(answer) && answer.status !== 202 && !turnedAway(answer))
      note(wrong, `got an answer of status ${answer.status}: ${answer.text.slice(0, 300)}`)
}

function checkEffect(
  sent: Sent,
  { outcome }: StoredCommand,
  timeline: readonly Item[],
  note: Note,
): void {
  const answer = settledAnswer(sent)
  if (!outcome) return note(lost, 'is not judged')
  if (!answer) return note(lost, 'was acknowledged, and no answer could be had of it afterwards')
  const said = placeIn(answer)
  if ((outcome.result === 'done') !== isDone(answer))
    note(takenBack, 'was answered unlike what became of it')
  if (said?.version !== outcome.version || said.stage !== outcome.stage)
    note(takenBack, 'was answered with another place than it left the pathway at')
  const effect = timeline.filter(({ command }) => command === sent.key).map(({ seq }) => seq)
  if (outcome.result !== 'done' && effect.length > 0)
    note(takenBack, 'was refused, and has an effect')
  if (outcome.result !== 'done') return
  if (effect.length === 0) return note(lost, 'was done, and is not on the timeline')
  if (effect.some((seq, n) => n > 0 && seq !== (effect[n - 1] ?? 0) + 1))
    note(doubled, `is on the timeline more than once: ${effect.join(', ')}`)
  if (effect.at(-1) !== outcome.version)
    note(takenBack, 'was answered with another version than it made')
}

const isDone = ({ status }: Answer): boolean => status === 200 || status === 201

/** Checks that a command acknowledged before another was sent is judged before it. */
function checkOrder(
  those: readonly Sent[],
  stored: ReadonlyMap<string, StoredCommand>,
  timeline: readonly Item[],
  violations: Violation[],
): void {
  const first = new Map<string, number>()
  for (const { command, seq } of timeline)
    if (command !== null && !first.has(command)) first.set(command, seq)
  const placed = those.flatMap((sent) => {
    const command = stored.get(sent.key)
    const at = acknowledgedAt(sent)
    return command?.outcome ? [{ sent, at, n: command.n, version: command.outcome.version }] : []
  })
  for (const before of placed)
    for (const after of placed) {
      if (before.at === undefined || before.at >= after.sent.firstSentAt) continue
      const [seq, later] = [first.get(before.sent.key), first.get(after.sent.key)]
      const swapped = seq !== undefined && later !== undefined && seq > later
      if (before.n > after.n || before.version > after.version || swapped)
        violations.push(
          reordered(
            `${before.sent.name} ${before.sent.key} was acknowledged first and stands behind ${after.sent.name} ${after.sent.key}`,
          ),
        )
    }
}
