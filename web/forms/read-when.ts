import { capitalised } from '../../domain/titled.ts'
import { calledIn, type DateField } from './field.ts'
import { type FormError, inWords } from './errors.ts'
import { formatTime, ukZone } from '../../domain/calendar/calendar.ts'
import { instantAt, readDate, readTime } from './dates.ts'
import type { Posted } from '../page.ts'
import { typedIn } from './posted.ts'
import { withoutMarks } from '../../domain/text.ts'

/** Reads a date, or a date and a time by the clocks at home. */
export function readWhen(
  field: DateField,
  sent: string,
  posted: Posted,
  errors: FormError[],
): string | undefined {
  const typed = (part: string) => withoutMarks(typedIn(posted, `${sent}-${part}`))
  const called = calledIn(field.text)
  const it = capitalised(called)
  const wrong = (part: NonNullable<FormError['part']>, text: string) => {
    errors.push({ field: sent, part, text })
    return undefined
  }
  const read = readDate({ day: typed('day'), month: typed('month'), year: typed('year') })
  if (read.is === 'wrong') return wrong(read.part, `${it} ${read.message}`)
  if (field.kind === 'date') return read.is === 'date' ? read.date : undefined
  const time = typed('time').trim()
  if (read.is === 'nothing')
    return time === '' ? undefined : wrong('day', inWords('required', field))
  if (time === '' && field.dayAlone) return read.date
  if (time === '') return wrong('time', `Enter the time of ${called}`)
  const at = readTime(time)
  if (at === undefined) return wrong('time', 'Enter a time such as 9:30 or 2pm')
  const instant = instantAt(read.date, at)
  // A time in the hour that is skipped would be stored as another than was typed.
  return formatTime(Date.parse(instant), ukZone) === at
    ? instant
    : wrong('time', 'The clocks go forward that night, so there is no such time')
}
