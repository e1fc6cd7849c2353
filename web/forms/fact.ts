/** What somebody should know before they answer, in lines under its name. */
export interface Fact {
  readonly name: string
  readonly lines: readonly string[]
}
