import type { Paper } from './model.ts'

/** The look of a paper: for A4, and readable on a screen. Each page shows only the marking, the conference's code and the page number. */
export const styleOf = ({ code, marking, parts }: Paper): string => `
:root { color-scheme: light; font: 10.5pt/1.45 Arial, "Liberation Sans", Helvetica, sans-serif; color: #14202b; background: #fff }
* { box-sizing: border-box }
body { margin: 0 }
main { max-width: 186mm; margin: 0 auto; padding: 8mm }
h1, h2, h3, dt, th, .label { font-weight: 700 }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 4mm }
h1 .kind { display: block; font-size: 12pt; font-weight: 400; color: #3b4a57 }
h2 { font-size: 13.5pt; margin: 8mm 0 2.5mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #1c3f5e; color: #1c3f5e }
h3 { font-size: 11.5pt; margin: 6mm 0 1.5mm }
p { margin: 0 0 2mm }
.marking { font-weight: 700; letter-spacing: .06em; margin: 0 0 6mm }
.warning { border: 1pt solid #14202b; border-left-width: 4pt; padding: 2mm 3mm; margin: 0 0 3mm }
.flag { display: inline-block; font-size: 8.5pt; font-weight: 700; border: .75pt solid #14202b; border-radius: 2pt; padding: 0 1.5mm; margin-left: 1.5mm; white-space: nowrap }
.quiet { color: #3b4a57 }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: .75mm 8mm; margin: 0 0 3mm }
dl div { display: grid; grid-template-columns: 29mm 1fr }
dt { color: #3b4a57 }
dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 3mm; font-size: 9.5pt }
th, td { text-align: left; vertical-align: top; padding: 1.25mm 2mm 1.25mm 0; border-bottom: .5pt solid #8a98a5; overflow-wrap: anywhere; white-space: pre-line }
th { border-bottom: 1pt solid #14202b }
.said { border-left: 2pt solid #8a98a5; padding-left: 3mm; margin: 0 0 3mm; overflow-wrap: anywhere }
.said p { margin: 0 0 1mm; min-height: 1em }
.said .label { font-size: 9.5pt }
footer { margin-top: 8mm; border-top: .5pt solid #8a98a5; padding-top: 2mm }
${[...widthsIn(parts)].map((width) => `.w${width} { width: ${width}% }`).join('\n')}
@page {
  size: A4;
  margin: 20mm 18mm 18mm;
  @top-left { content: "${marking}"; ${inMargin}; font-weight: 700 }
  @top-right { content: "${code}"; ${inMargin} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); ${inMargin} }
}
@media screen and (max-width: 40rem) {
  main { padding: 4mm }
  dl { grid-template-columns: 1fr }
  section { overflow-x: auto }
  table { min-width: 34rem }
}
@media print {
  main { max-width: none; padding: 0 }
  .marking { display: none }
  thead { display: table-header-group }
  tr, dl, .warning, .flag { break-inside: avoid }
  h2, h3, .label { break-after: avoid }
  .said { orphans: 3; widows: 3; -webkit-box-decoration-break: clone; box-decoration-break: clone }
}
`

const inMargin = 'font: 8.5pt Arial, "Liberation Sans", Helvetica, sans-serif; color: #14202b'

const widthsIn = (parts: Paper['parts']): ReadonlySet<number> =>
  new Set(
    parts
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.block === 'table' ? block.columns : []))
      .map(({ width }) => width),
  )
