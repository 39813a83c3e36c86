/** HubSpot's ids are whole numbers of 64 bits: up to 19 digits, and not beyond this one. */
const GREATEST = '9223372036854775807';
const WHOLE_NUMBER = /^(0|[1-9]\d{0,18})$/;

/** Whether a text is the id of a record, a user or an account: a whole number from 0 to 2^63 - 1 without leading zeros. */
export function isRecordId(text: string): boolean {
  return WHOLE_NUMBER.test(text) && (text.length < GREATEST.length || text <= GREATEST);
}
