/** A day was asked for that the holiday table does not reach. It is refused, because the answer would be a guess. */
export class OutsideCalendar extends Error {
  override readonly name = 'OutsideCalendar'
  readonly year: number

  constructor(year: number) {
    super(`The holiday table does not reach the year ${year}.`)
    this.year = year
  }
}
