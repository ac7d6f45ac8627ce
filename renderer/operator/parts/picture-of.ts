// Addresses of stage portraits, relative to the panel's own address. Sizes are few, so that pictures are cached.

/** px: a tile, a link of a chain, the large face. */
export type PictureSize = 160 | 320 | 640;

/** @param picture as in StageLink.picture, without its ending */
export function pictureOf(picture: string, size: PictureSize): string {
  return `${picture}.jpg?size=${size}`;
}

export function visitorPicture(visitorId: string): string {
  return `pictures/visitors/${encodeURIComponent(visitorId)}`;
}

export function facePicture(faceId: string): string {
  return `pictures/faces/${encodeURIComponent(faceId)}`;
}
