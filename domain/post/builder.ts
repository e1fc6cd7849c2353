import type { PostEvent, PostFacts } from './events.ts'
import type { AgencyReference } from '../reference/reference.ts'
import { DecisionBuilder } from '../entity/builder.ts'
import { evolvePost } from './evolve.ts'
import type { PostState } from './state.ts'

/** A decision about the post of an agency being made. */
export class PostBuilder extends DecisionBuilder<PostState, PostFacts, AgencyReference> {
  protected evolve(state: PostState, event: PostEvent): PostState {
    return evolvePost(state, event)
  }
}
