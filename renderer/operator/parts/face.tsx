import { pictureOf, type PictureSize } from './picture-of.ts';

/** A face on the backdrop. The name stands beside it, so the picture itself says nothing to a screen reader. */
export function Face({
  picture,
  size,
  className = '',
}: {
  readonly picture: string;
  readonly size: PictureSize;
  readonly className?: string;
}) {
  return (
    <img
      className={`face ${className}`}
      src={pictureOf(picture, size)}
      width={size}
      height={size}
      alt=""
      decoding="async"
      draggable={false}
    />
  );
}
