/**
 * So many days an untouched draft is kept: words about people whom nobody has referred serve nothing (UK GDPR Art. 5(1)(e);
 * the number is K).
 */
export const draftDays = 30

/** So many drafts one person may have at a time: more than anybody works on, and few enough to fill no table. The number is K. */
export const mostDrafts = 50
