import type { Bodies } from './bodies.ts'

/** Bodies about a newer policy. */
export const changeBodies: Bodies = ({ of }) => ({
  'apply-policy': { version: of([1, 2, 2, 3, 4]) },
})
