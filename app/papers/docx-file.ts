import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
} from 'docx'
import {
  blue,
  drawBlock,
  factsTable,
  grey,
  ink,
  inner,
  page,
  rule,
  textRun,
} from './docx-blocks.ts'
import { carriedText } from '../../domain/text.ts'
import type { Paper } from './model.ts'

/** A paper as a document that an office can edit; what its properties say is the conference's code. */
export async function docxOf(made: Paper): Promise<Uint8Array> {
  const paper = carriedIn(made)
  const document = new Document({
    creator: 'Throughline',
    lastModifiedBy: 'Throughline',
    title: paper.code,
    styles: { default: looks },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.margin + 340,
              bottom: page.margin,
              left: page.margin,
              right: page.margin,
              header: page.header,
              footer: page.header,
            },
          },
        },
        headers: { default: new Header({ children: [headLine(paper)] }) },
        footers: { default: new Footer({ children: [pageLine()] }) },
        children: childrenOf(paper),
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** A paper without what XML cannot carry: one text never costs a meeting its papers. */
const carriedIn = (paper: Paper): Paper =>
  JSON.parse(JSON.stringify(paper), (_key, value: unknown) =>
    typeof value === 'string' ? carriedText(value) : value,
  ) as Paper // the same paper, text by text

/** Sizes are half points, spaces twentieths. */
const looks = {
  document: {
    run: { font: 'Arial', size: 21, color: ink, language: { value: 'en-GB' } },
    paragraph: { spacing: { after: 110, line: 264 } },
  },
  heading1: { run: { font: 'Arial', size: 40, bold: true, color: ink } },
  heading2: {
    run: { font: 'Arial', size: 27, bold: true, color: blue },
    paragraph: { spacing: { before: 420, after: 140 }, keepNext: true },
  },
  heading3: {
    run: { font: 'Arial', size: 23, bold: true, color: ink },
    paragraph: { spacing: { before: 320, after: 90 }, keepNext: true },
  },
}

const headLine = ({ marking, code }: Paper): Paragraph =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: inner }],
    children: [
      textRun({ text: marking, bold: true, size: 17 }),
      textRun({ children: [new Tab(), code], size: 17 }),
    ],
  })

const pageLine = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      textRun({
        children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
        size: 17,
      }),
    ],
  })

function childrenOf({ title, kind, warnings, facts, parts, made }: Paper): (Paragraph | Table)[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
    new Paragraph({ children: [textRun({ text: kind, size: 24, color: grey })] }),
    ...warnings.map(warning),
    ...factsTable(facts),
    ...parts.flatMap(({ heading, blocks }) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        text: heading,
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: blue, space: 3 } },
      }),
      ...blocks.flatMap(drawBlock),
    ]),
    new Paragraph({
      spacing: { before: 420 },
      children: [textRun({ text: made, color: grey })],
    }),
  ]
}

const warning = (text: string): Paragraph =>
  new Paragraph({
    text,
    border: {
      top: { ...rule, space: 4 },
      bottom: { ...rule, space: 4 },
      left: { style: BorderStyle.SINGLE, size: 32, color: ink, space: 6 },
      right: { ...rule, space: 4 },
    },
  })
