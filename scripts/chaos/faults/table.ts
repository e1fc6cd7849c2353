import { countOf, harms, type Harm } from '../violations.ts'
import { faults } from './index.ts'
import type { FaultReport } from './run.ts'

const counted: readonly Harm[] = ['lost', 'doubled', 'reordered', 'takenBack', 'other']

/** What was done and what was found, as a table: a line for each kind of fault. */
export function faultTable(reports: readonly FaultReport[]): string[] {
  const tried = reports.filter(({ untried }) => untried === undefined)
  const untried = reports.filter((report) => report.untried !== undefined)
  const heads = counted.map((harm) => harms[harm])
  return [
    `| what was done | times | commands sent | acknowledged | ${heads.join(' | ')} | until something new was done | median | worst |`,
    `| --- | --- | --- | --- | ${heads.map(() => '---').join(' | ')} | --- | --- | --- |`,
    ...tried.map(line),
    ...untried.flatMap(({ fault, untried: why = '' }) => [
      '',
      `Not tried: ${faults[fault].title}, because ${why}.`,
    ]),
  ]
}

function line({ fault, tookMs, sent, acknowledged, violations }: FaultReport): string {
  const { title, counted: since } = faults[fault]
  const sorted = [...tookMs].sort((a, b) => a - b)
  const cells = [
    title,
    tookMs.length,
    sent,
    acknowledged,
    ...counted.map((harm) => countOf(violations, harm)),
    since,
    inSeconds(sorted[Math.floor(sorted.length / 2)] ?? 0),
    inSeconds(sorted.at(-1) ?? 0),
  ]
  return `| ${cells.join(' | ')} |`
}

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
