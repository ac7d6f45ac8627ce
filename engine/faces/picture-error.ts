/** What can be wrong with a picture that somebody gave us. */
export type PictureErrorCode =
  | 'empty-picture'
  | 'not-a-picture'
  | 'unsupported-picture'
  | 'damaged-picture'
  | 'picture-too-large'
  | 'no-face'
  | 'face-too-small';

/** The picture is at fault, not the machine; the message tells a person what is wrong and what to do next. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly code: PictureErrorCode;

  constructor(code: PictureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
