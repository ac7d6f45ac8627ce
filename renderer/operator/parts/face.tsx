import { createContext, useContext, useState } from 'react';
import { pictureOf, type PictureSize } from './picture-of.ts';

/** Grows each time the engine is back: pictures that failed while it was away are asked for again. */
export const ReturnsContext = createContext(0);

/** A face on the backdrop. The name stands beside it, so the picture itself says nothing to a screen reader. */
export function Face({
  picture,
  size,
  onSettled,
}: {
  readonly picture: string;
  readonly size: PictureSize;
  /** The picture is there, or will not come. */
  readonly onSettled?: (() => void) | undefined;
}) {
  const returns = useContext(ReturnsContext);
  const [failed, setFailed] = useState(false);
  return (
    <img
      key={failed ? returns : 'first'}
      className="face"
      src={pictureOf(picture, size)}
      width={size}
      height={size}
      alt=""
      decoding="async"
      draggable={false}
      onLoad={onSettled}
      onError={() => {
        setFailed(true);
        onSettled?.();
      }}
    />
  );
}
