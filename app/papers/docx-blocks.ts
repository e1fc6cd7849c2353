import {
  BorderStyle,
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Fact, Table as Rows } from './model.ts'

/** A4 in twentieths of a point, and what is left of it between the margins. */
export const page = { width: 11_906, height: 16_838, margin: 1_021, header: 567 }
export const inner = page.width - 2 * page.margin

export const ink = '14202B'
export const blue = '1C3F5E'
export const grey = '3B4A57'
/** A thin line. */
export const rule = { style: BorderStyle.SINGLE, size: 4, color: '8A98A5' }
const noRule = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Text of one look. */
export const textRun = (options: IRunOptions): TextRun => new TextRun(options)

/** A block as Word has it. */
export function drawBlock(block: Block): (Paragraph | Table)[] {
  switch (block.block) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_3,
          children: [
            textRun({ text: block.text }),
            ...block.flags.map((flag) => textRun({ text: `  [${flag}]`, size: 18 })),
          ],
        }),
      ]
    case 'facts':
      return factsTable(block.facts)
    case 'said':
      return saidLines(block.label, block.lines)
    case 'table':
      return rowsTable(block)
    case 'text':
      return [
        new Paragraph({
          children: [textRun({ text: block.text, ...(block.quiet ? { color: grey } : {}) })],
        }),
      ]
  }
}

/** What somebody wrote is set apart from what we say. */
function saidLines(label: string, lines: readonly string[]): Paragraph[] {
  const border = { left: { style: BorderStyle.SINGLE, size: 16, color: '8A98A5', space: 8 } }
  const look = { border, indent: { left: 200 }, spacing: { after: 60 } }
  return [
    new Paragraph({
      ...look,
      keepNext: true,
      children: [textRun({ text: label, bold: true })],
    }),
    ...lines.map((line) => new Paragraph({ ...look, text: line })),
    new Paragraph({ spacing: { after: 0, line: 120 }, text: '' }),
  ]
}

/** Labels and values, without lines. */
export function factsTable(facts: readonly Fact[]): (Paragraph | Table)[] {
  if (facts.length === 0) return []
  const rows = facts.map(
    ({ label, value }) =>
      new TableRow({
        cantSplit: true,
        children: [cell(label, 22, { bold: true, color: grey }), cell(value, 78)],
      }),
  )
  const borders = {
    top: noRule,
    bottom: noRule,
    left: noRule,
    right: noRule,
    insideHorizontal: noRule,
    insideVertical: noRule,
  }
  return [tableOf([22, 78], rows, borders), gap()]
}

function rowsTable({ columns, rows }: Rows): (Paragraph | Table)[] {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading, width }) => cell(heading, width, { bold: true })),
  })
  const body = rows.map(
    (row) =>
      new TableRow({
        children: row.map((text, at) => cell(text, columns[at]?.width ?? 0)),
      }),
  )
  const borders = {
    top: noRule,
    bottom: rule,
    left: noRule,
    right: noRule,
    insideHorizontal: rule,
    insideVertical: noRule,
  }
  return [
    tableOf(
      columns.map(({ width }) => width),
      [head, ...body],
      borders,
    ),
    gap(),
  ]
}

type Borders = NonNullable<ConstructorParameters<typeof Table>[0]['borders']>

const tableOf = (widths: readonly number[], rows: TableRow[], borders: Borders): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: inner, type: WidthType.DXA },
    columnWidths: widths.map(ofInner),
    rows,
    borders,
  })

const ofInner = (width: number): number => Math.round((inner * width) / 100)

const cell = (text: string, width: number, look: { bold?: true; color?: string } = {}): TableCell =>
  new TableCell({
    width: { size: ofInner(width), type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 0, right: 115 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          spacing: { after: 0 },
          children: [textRun({ text: line, size: 19, ...look })],
        }),
    ),
  })

const gap = (): Paragraph => new Paragraph({ spacing: { after: 0, line: 160 }, text: '' })
