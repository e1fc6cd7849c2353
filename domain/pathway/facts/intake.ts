import { type Agreement, type Band, type MatchStanding } from '../../matching/codes.ts'
import { type Flag } from '../state.ts'

/** Who else the person may be. Of a pathway at another site nothing but that there is one. */
export interface IntakeFacts {
  'matches-found': {
    searched: boolean
    found: {
      site: string
      band: Band
      standing?: MatchStanding
      agreed?: Agreement[]
      pathway?: string
      person?: string
    }[]
    raises: Flag[]
  }
}
