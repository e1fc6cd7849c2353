/** The search attributes that workflows set; without them Temporal refuses every start. */
export const searchAttributes = { Kind: 'Keyword', Site: 'Keyword', Stage: 'Keyword' } as const

/** How long Temporal keeps an ended workflow's history: longer than the oldest backup of PostgreSQL, for lost events are put back from it. */
export const retentionDays = 90
