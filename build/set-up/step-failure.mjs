/** A step that could not be done, told to a person: which, why, what to do. */
export class StepFailure extends Error {
  /**
   * @param {string} step as in “packages”
   * @param {string} why a sentence
   * @param {string} advice a sentence
   * @param {{ logFile?: string, lastLines?: string[] }} [details]
   */
  constructor(step, why, advice, { logFile, lastLines = [] } = {}) {
    super(`Set-up stopped at the step “${step}”: ${why} ${advice}`);
    this.name = 'StepFailure';
    this.logFile = logFile;
    this.lastLines = lastLines;
  }
}
