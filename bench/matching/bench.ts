import { bands } from '../../domain/matching/codes.ts'
import { titleIn } from '../../domain/titled.ts'
import { figuresOf, readPairs } from './pairs.ts'
import { writePart } from '../results.ts'

/** Prints how well the bands tell the labelled pairs of people apart. */
export function benchMatching(write: boolean): void {
  const pairs = readPairs()
  const same = pairs.filter((pair) => pair.same).length
  const rows = figuresOf(pairs).map(
    ({ band, same: right, other, precision, recall }) =>
      `| ${titleIn(bands, band)}, or surer | ${right} | ${other} | ${percent(precision)} | ${percent(recall)} |`,
  )
  const text = [
    `${pairs.length} labelled pairs ([pairs.tsv](matching/pairs.tsv)), ${same} of them of one person. What is possible is listed and raises nothing.`,
    '',
    '| band | of one person | of two | precision | recall |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
  process.stdout.write(text)
  if (write) writePart('Who is the same person', text)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
