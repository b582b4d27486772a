/** English words so frequent that they tell nothing about what is looked for. */
const STOP_WORDS = new Set(
  (
    'a about an and any are as at be been but by can could did do does for from had has have how i if in into is it its ' +
    'just me my of on or our shall should so some such than that the their them then there these they this those to was ' +
    'we were what when where which who why will with would you your'
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
