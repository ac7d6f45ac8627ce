/**
 * What a person reads when the engine will not run: what is wrong and what to do.
 *
 * @param reason a clause or the engine's own last sentence
 * @param logFile where the engine's log lies, when there is one
 */
export function givenUpSentence(times: number, reason: string, logFile?: string): string {
  const why = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  const log = logFile === undefined ? '' : ` Its log: ${logFile}.`;
  return (
    `The engine stopped ${times} times in a row shortly after it was started, so it is not started again. ` +
    `The last time: ${why} ` +
    `“npm run --silent tronie -- doctor” says what is missing on this machine; put that right, then start Tronie again.${log}`
  );
}
