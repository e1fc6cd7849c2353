import { migrations } from '../../store/migrations/index.ts'

/** The migrations before those that fill columns from states. */
export const upTo0010 = Object.fromEntries(
  Object.entries(migrations).filter(([name]) => name <= '0010-conferences'),
)
