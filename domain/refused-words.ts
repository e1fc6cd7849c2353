/**
 * So many days the words of a command are kept that was refused or at fault: until then whoever sent them can still be
 * asked what they meant, and after it they serve nothing (UK GDPR Art. 5(1)(e); the number is ours, K).
 */
export const refusedWordsDays = 30
