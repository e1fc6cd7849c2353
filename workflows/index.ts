export { conference } from './conference.ts'
export { pathway } from './pathway.ts'
export { post } from './post.ts'
export { warden } from './warden.ts'
