import { counted } from '../../domain/sentence.ts'

/** Time left, as somebody says it who chairs. */
export const leftOf = (untilAt: number, now: number): string => {
  const minutes = Math.ceil((untilAt - now) / 60_000)
  if (minutes > 0) return `${counted(minutes, 'minute')} left`
  const over = Math.floor((now - untilAt) / 60_000)
  return over === 0 ? 'time is up' : `${counted(over, 'minute')} over`
}
