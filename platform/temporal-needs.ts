/** The search attributes that workflows set. Without them Temporal refuses to start any. */
export const searchAttributes = { Kind: 'Keyword', Site: 'Keyword', Stage: 'Keyword' } as const

/**
 * How long Temporal keeps an ended workflow's history. It must outlast the oldest backup of PostgreSQL, because lost events
 * are restored from it.
 */
export const retentionDays = 90
