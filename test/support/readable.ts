/** Bytes in JSON as the text that they may be; anything else as it is. */
export const readable = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value
  return Array.isArray(value.data) ? Buffer.from(value.data as number[]).toString('latin1') : value
}
