/**
 * So many days an untouched draft is kept: words about people whom nobody has referred serve nothing (UK GDPR Art. 5(1)(e);
 * the number is K).
 */
export const draftDays = 30
