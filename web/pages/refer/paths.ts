import type { Section } from '../../../app/drafts/document.ts'

/** Where drafts are listed and begun. */
export const referPath = '/refer'

/** A page of a draft: its list of parts, or one of what follows. */
export const draftPath = (
  id: string,
  page?: Section | 'check' | 'matches' | 'sent' | 'delete',
): string => `${referPath}/${id}${page === undefined ? '' : `/${page}`}`
